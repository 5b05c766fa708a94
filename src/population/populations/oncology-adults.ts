import type { Group, Population, PopulationFact } from "./population.ts";

/** Men with cancer: median weight calibrated so that the mean body surface area (Mosteller) is 1.91 m². */
const men: Group = {
  sex: "male",
  share: 0.4,
  weight: { median: 74.09, sdLog: 0.188 },
  height: { median: 175.35, sdLog: 0.0412 },
  correlation: 0.4,
};

/** Women with cancer: median weight calibrated so that the mean body surface area (Mosteller) is 1.71 m². */
const women: Group = {
  sex: "female",
  share: 0.6,
  weight: { median: 64.33, sdLog: 0.206 },
  height: { median: 161.57, sdLog: 0.0405 },
  correlation: 0.4,
};

const facts: readonly PopulationFact[] = [
  {
    what: "mean body surface area",
    value: "men 1.91 m², women 1.71 m²",
    mark: "reported",
    why: "3,613 patients who received chemotherapy in the United Kingdom (sacco2010)",
  },
  {
    what: "median body weight",
    value: "men 74.09 kg, women 64.33 kg",
    mark: "calibrated",
    why: "chosen so that the mean body surface area by the Mosteller formula is the reported one (sacco2010)",
  },
  {
    what: "spread of body weight",
    value: "coefficient of variation: men 19.0 %, women 20.8 %",
    mark: "derived",
    why: "from the 95 % confidence intervals of the means of 1,397 men and 2,476 women with cancer (gonec2015)",
  },
  {
    what: "mean height",
    value: "men 175.5 cm, women 161.7 cm",
    mark: "reported",
    why: "adults in England, measured in 2019 (hse2021)",
  },
  {
    what: "spread of height",
    value: "standard deviation: men 7.24 cm, women 6.55 cm",
    mark: "reported",
    why: "adults in the United States (nchs1965)",
  },
  {
    what: "correlation of log weight and log height",
    value: "0.4",
    mark: "assumed",
    why: "no source read; it changes the spread of body surface area little",
    range: "0.2 to 0.6",
  },
];

const cite = ["sacco2010", "gonec2015", "hse2021", "nchs1965", "mosteller1987"];

/** Adults who receive chemotherapy, two in five of them men. */
export const oncologyAdults: Population = {
  name: "oncology-adults",
  species: "human",
  summary: "adults who receive chemotherapy; 40 % men",
  groups: [women, men],
  typical: { sex: "female", weightKg: 70, heightCm: 170 },
  facts: [
    ...facts,
    {
      what: "share of men",
      value: "40 %",
      mark: "derived",
      why: "from the mean body surface areas of all (1.79 m²), of men and of women (sacco2010)",
    },
  ],
  cite,
};

/** Women who receive chemotherapy. */
export const oncologyWomen: Population = {
  name: "oncology-women",
  species: "human",
  summary: "women who receive chemotherapy",
  groups: [{ ...women, share: 1 }],
  typical: { sex: "female", weightKg: 70, heightCm: 170 },
  facts,
  cite,
};
