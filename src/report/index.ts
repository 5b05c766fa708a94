/** A finished study → one self-contained HTML file. */

export { type ReportContext, reportOf, type Work } from "./compose.ts";
export { escapeText, scrolling, section, tag, words } from "./html.ts";
export { pageStyle } from "./style.ts";
export type {
  ClaimKind,
  Report,
  ReportAssumption,
  ReportClaim,
  ReportColumn,
  ReportFailure,
  ReportFigure,
  ReportMethod,
  ReportReference,
  ReportSetting,
  ReportStep,
  ReportTable,
  Verdict,
} from "./types.ts";
export { writeReport } from "./write-report.ts";
