import { readFileSync } from "node:fs";
import { test } from "vitest";
import { models } from "./curves/curves.ts";
import { fitCurve } from "./fit.ts";
import { estimates } from "./intervals.ts";
import { doseAt } from "./doses.ts";
test("x", () => {
  for (const [set, x, y] of [["ryegrass","conc","rootl"],["lettuce","conc","weight"],["secalonic","dose","rootl"],["terbuthylazin","dose","rgr"]]) {
  const lines = readFileSync(`/work/shared/reference/assays/dose_response/data/${set}.csv`, "utf8").trim().split("\n").map(l=>l.replace(/"/g,"").split(","));
  const h = lines[0]!; const d = lines.slice(1);
  const doses = d.map(r => Number(r[h.indexOf(x!)])); const responses = d.map(r => Number(r[h.indexOf(y!)]));
  for (const m of ["log-logistic-4"]) {
    const fit = fitCurve({ doses, responses }, models[m]!.shape);
    if (fit.status !== "fitted") { console.log(set, m, fit); continue; }
    console.log(set, JSON.stringify(estimates(fit), (_,v)=>typeof v==="number"?String(v):v,1));
    console.log(doseAt(fit,{kind:"relative",effect:.5}), doseAt(fit,{kind:"absolute",response:fit.parameters[0]!/2}), doseAt(fit,{kind:"absolute",response:fit.parameters[0]!*0.01}));
    const t=performance.now();
    for (let k=0;k<1000;k++) fitCurve({ doses, responses }, models[m]!.shape);
    const t1=performance.now();
    for (let k=0;k<1000;k++) doseAt(fit,{kind:"relative",effect:.5});
    const t2=performance.now();
    for (let k=0;k<1000;k++) estimates(fit);
    console.log("fit",t1-t,"dose",t2-t1,"all",performance.now()-t2);
  }}
});
