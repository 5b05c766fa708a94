import { isOn } from "../scale.ts";
import { fontSize, textWidth } from "../text-size.ts";
import type { TextMark } from "../types.ts";
import type { MarkKind } from "./mark.ts";
import { at, indices } from "./places.ts";
import { haloed } from "./rule.ts";

const before = { start: 0, middle: 0.5, end: 1 } as const;

/** Words at places; moved sideways where they would leave the panel. */
export const textKind: MarkKind<TextMark> = {
  name: "text",
  covers: ({ x, y }) => ({ x: [x], y: [y] }),
  counts: ({ x, y }) => ({ x: [x], y: [y] }),
  wishes: () => ({}),
  cut: false,
  draw: ({ x, y, text, anchor = "middle" }, on) => {
    const [left, right] = on.x.range;
    const one = (k: number): string => {
      const label = text[k] ?? "";
      const [px, py] = [on.x.place(at(x, k)), on.y.place(at(y, k))];
      if (label === "" || !isOn(on.x, px) || !isOn(on.y, py)) return "";
      const width = textWidth(label, fontSize.body);
      const start = Math.max(left, Math.min(px - width * before[anchor], right - width));
      const lowest = Math.max(...on.y.range) - 3;
      const highest = Math.min(...on.y.range) + fontSize.body;
      return haloed(
        label,
        start + width * before[anchor],
        Math.max(highest, Math.min(py + 4, lowest)),
        anchor,
      );
    };
    return indices(Math.min(x.length, y.length)).map(one).join("");
  },
  key: () => "",
};
