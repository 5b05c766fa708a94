/** A description of a figure → SVG. */
export { drawFlows, type Flow, type FlowDiagram, type FlowNode } from "./flow-diagram.ts";
export { type Forest, type ForestRow, forest } from "./forest.ts";
export { mostPanels, pagesOf } from "./pages.ts";
export { type RenderOptions, renderFigure } from "./render.ts";
export { type Colours, colours, themeDeclarations } from "./theme.ts";
export { type TimeCourse, type TimeCourseSeries, timeCourse } from "./time-course.ts";
export { type Tornado, type TornadoRow, tornado } from "./tornado.ts";
export type {
  Axis,
  BandMark,
  BarsMark,
  BoxMark,
  CellsMark,
  Figure,
  IntervalMark,
  Legend,
  LineMark,
  Mark,
  Numbers,
  Panel,
  Places,
  PointsMark,
  RugMark,
  RuleMark,
  ScaleKind,
  Sketch,
  SketchMark,
  Slot,
  StepMark,
  TextMark,
} from "./types.ts";
