import { themeDeclarations } from "../figure/index.ts";

const light = `${themeDeclarations("light")};--soft:#f5f5f3;--line:#d9d9d6;--link:#005a8f;--agrees:#00664b;--differs:#a33a00`;
const dark = `${themeDeclarations("dark")};--soft:#1f2227;--line:#3a3e45;--link:#7cc4f5;--agrees:#46d3a5;--differs:#ff9a5c`;

/** The style of the page: system fonts, tabular figures, one column of text beside the contents, light, dark and paper. */
export const pageStyle = `
:root{color-scheme:light dark;${light}}
@media (prefers-color-scheme:dark){:root{${dark}}}
*{box-sizing:border-box}
html{scroll-padding-top:1rem;-webkit-text-size-adjust:100%}
body{margin:0 auto;max-width:74rem;padding:2rem 1.5rem 4rem;background:var(--tw-paper);color:var(--tw-ink);
 font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;font-variant-numeric:tabular-nums lining-nums}
h1{font-size:1.75rem;line-height:1.2;margin:0;letter-spacing:-.01em;overflow-wrap:anywhere}
h2{font-size:1.25rem;line-height:1.3;margin:0 0 .75rem;padding-top:.25rem}
h3{font-size:1.05rem;margin:0 0 .25rem;overflow-wrap:anywhere}
p{margin:0 0 .75rem;max-width:44rem}
a{color:var(--link);text-underline-offset:.15em}
code{font:.86em ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace;overflow-wrap:anywhere}
.muted,.small,.subtitle{color:var(--tw-muted)}
.small{font-size:.85rem}
.subtitle{font-size:1.05rem;margin:.35rem 0 0}
header{border-bottom:2px solid var(--tw-ink);padding-bottom:1rem;margin-bottom:1.5rem}
.counts{display:flex;flex-wrap:wrap;gap:.5rem 2rem;margin:1rem 0 0}
.counts dt{font-size:.8rem;color:var(--tw-muted)}
.counts dd{margin:0;font-size:1.15rem;font-weight:600}
.page{display:grid;grid-template-columns:12rem minmax(0,1fr);gap:2.5rem}
nav{position:sticky;top:1rem;align-self:start;max-height:calc(100vh - 2rem);overflow-y:auto;font-size:.9rem;line-height:1.35}
nav ul{list-style:none;margin:0;padding:0}
nav li{margin:.35rem 0;overflow-wrap:anywhere}
nav ul ul{padding-left:.8rem;border-left:1px solid var(--line)}
nav a{color:inherit;text-decoration:none}
nav a:hover,nav a:focus{text-decoration:underline}
section{margin-bottom:2.5rem}
section.step{border-top:1px solid var(--line);padding-top:1rem;margin-bottom:1.75rem}
.scroll,.drawing{overflow-x:auto}
table{border-collapse:collapse;font-size:.9rem;line-height:1.4;min-width:min(100%,24rem)}
.caption{margin:0 0 .35rem;font-size:.95rem;max-width:none}
th,td{text-align:left;vertical-align:top;padding:.35rem .9rem .35rem 0;border-bottom:1px solid var(--line)}
thead th{border-bottom:1.5px solid var(--tw-ink);font-weight:600;vertical-align:bottom}
tbody th{font-weight:400}
th.number,td.number{text-align:right}
td.number{white-space:nowrap}
.unit{display:block;font-weight:400;font-size:.85em;color:var(--tw-muted)}
.table{margin:1.25rem 0}
.cards{width:100%}
.claims td.value{min-width:7.5rem}
.claims td code{overflow-wrap:anywhere}
.claims td:first-child{min-width:13rem}
.claims td:last-child{min-width:7.5rem}
.hashes code{white-space:nowrap}
.says{font-weight:600}
.sign{display:inline-block;width:1.1em;text-align:center;font-weight:700}
.verdict-agrees .verdict b,.verdict-agrees .sign{color:var(--agrees)}
.verdict-differs .verdict b,.verdict-differs .sign{color:var(--differs)}
.verdict-open .verdict b,.verdict-open .sign{color:var(--tw-muted)}
.kind{display:inline-block;border:1px solid var(--tw-muted);border-radius:.7em;padding:0 .55em;font-size:.8rem;font-weight:400;
 line-height:1.45;white-space:nowrap;color:var(--tw-ink)}
.kind-calibrated{border-style:dashed}
.kind-not-computed{border-style:dotted;color:var(--tw-muted)}
.kind-assumed{border-style:dashed;border-color:var(--differs);color:var(--differs)}
.notice{background:var(--soft);border-left:3px solid var(--differs);padding:.7rem 1rem;margin:0 0 1rem}
.notice p{margin:0 0 .25rem}
ul.notice{padding-left:2rem}
.notice li{white-space:pre-line;overflow-wrap:anywhere}
.missing{color:var(--differs);font-weight:600}
figure{margin:1.25rem 0 1.75rem}
figcaption{font-size:.9rem;max-width:44rem;margin-top:.4rem}
.drawing svg{display:block}
details{margin:.5rem 0}
summary{cursor:pointer;font-size:.9rem;color:var(--tw-muted)}
details dl,.facts{display:grid;grid-template-columns:minmax(6rem,max-content) 1fr;gap:.2rem 1rem;margin:.5rem 0 1rem;font-size:.9rem}
details dt,.facts dt{color:var(--tw-muted);overflow-wrap:anywhere}
details dd,.facts dd{margin:0;overflow-wrap:anywhere}
.references{padding-left:2rem;font-size:.95rem}
.references li{margin-bottom:.4rem;max-width:44rem;overflow-wrap:anywhere}
.references li:target,figure:target,.table:target{outline:2px solid var(--link);outline-offset:.4rem}
@media screen and (max-width:60rem){
 .page{display:block}
 nav{position:static;max-height:none;border-bottom:1px solid var(--line);padding-bottom:1rem;margin-bottom:1.5rem}
 nav>ul{columns:2;column-gap:1.5rem}
 nav li{break-inside:avoid}
}
@media screen and (max-width:44rem){
 body{padding:1.25rem 1rem 3rem}
 h1{font-size:1.4rem}
 .drawing svg{min-width:34rem}
 .cards thead{display:none}
 .cards,.cards tbody,.cards tr,.cards td{display:block}
 .cards tr{border:1px solid var(--line);border-radius:.4rem;padding:.6rem .8rem;margin-bottom:.8rem}
 .cards td{border:0;padding:.2rem 0}
 .cards td+td{display:grid;grid-template-columns:8.5rem 1fr;column-gap:.6rem}
 .cards td+td::before{content:attr(data-label);color:var(--tw-muted);font-size:.85rem;grid-row:1/span 3}
 .cards td+td>*{grid-column:2;justify-self:start}
}
@page{size:A4;margin:18mm 16mm}
@media print{
 :root{color-scheme:light;${light}}
 html{font-size:9.5pt}
 body{max-width:none;padding:0;font-size:1rem;line-height:1.4}
 nav{display:none}
 .page{display:block}
 h2,h3,.caption,summary{break-after:avoid}
 .scroll,.drawing{overflow:visible}
 table{min-width:0}
 th,td{padding-right:.6rem}
 thead{display:table-header-group}
 tr,figure,.references li,.notice{break-inside:avoid}
 td.number{white-space:normal}
 details:not([open]):not(.table){display:none}
 .table details{display:none}
 a{color:inherit;text-decoration:none}
}
`.replace(/\n */g, "\n");
