import { expect, test } from "vitest";
import { caliperVolume, volumeFormulas } from "./volume.ts";

test.each(Object.keys(volumeFormulas))(
  "%s scales with the cube of the lengths and does not mind their order",
  (formula) => {
    const volume = caliperVolume(formula, 9, 6, 5);
    expect(caliperVolume(formula, 6, 9, 5)).toBe(volume);
    expect(caliperVolume(formula, 18, 12, 10) / volume).toBeCloseTo(8, 12);
    expect(volumeFormulas[formula]!.name).toBe(formula);
  },
);

test("a sphere of 10 mm: 500 mm³ by half of L W², 523.6 mm³ by the ellipsoids", () => {
  expect(caliperVolume("L*W^2/2", 10, 10)).toBe(500);
  for (const formula of ["pi/6*L*W^2", "pi/6*L*W*H"])
    expect(caliperVolume(formula, 10, 10, 10)).toBeCloseTo((4 / 3) * Math.PI * 125, 10);
});

test("a formula that is not there is refused with those that are", () => {
  expect(() => caliperVolume("L*W", 1, 1)).toThrow("there are L*W^2/2");
});
