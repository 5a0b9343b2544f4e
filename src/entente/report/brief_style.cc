#include "entente/report/brief_style.h"

#include <string_view>

#include <fmt/format.h>

#include "entente/report/palette.h"

namespace entente::report {

namespace {

constexpr std::string_view page_rules = R"(
*{box-sizing:border-box}
html{background:var(--paper);color:var(--ink);font:17px/1.55 Charter,"Bitstream Charter",Cambria,Georgia,serif;
text-size-adjust:100%;-webkit-text-size-adjust:100%;color-scheme:light dark}
body{margin:0}
main{max-width:42rem;margin:0 auto;padding:2.4rem 1.2rem 5rem}
h1,h2,h3,h4,p.as-of,nav,table,figure,label,.note,.footnotes,dl,.legend,.about,small{
font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
h1{font-size:1.75rem;line-height:1.2;margin:.15rem 0 .35rem;font-weight:650;letter-spacing:-.01em}
h2{font-size:1.25rem;line-height:1.3;margin:0 0 .8rem;font-weight:650}
h3{font-size:1rem;margin:2rem 0 .5rem;font-weight:650}
h3 small{font-weight:400;color:var(--quiet)}
h4{font-size:.88rem;margin:1.3rem 0 .3rem;font-weight:600}
p{margin:.5rem 0 .8rem}
a{color:var(--accent)}
a:focus-visible,summary:focus-visible,.toggle:focus-visible+div label{outline:2px solid var(--accent);outline-offset:2px}
section{margin-top:3.2rem;padding-top:1.4rem;border-top:1px solid var(--rule)}
section#page-one{margin:0;padding:0;border:0}
p.as-of{font-size:.78rem;color:var(--quiet);margin:0}
p.question{font-style:italic;margin:0 0 1.1rem}
p.lead{font-size:1.06rem}
ol.ten{padding-left:1.7rem;margin:0 0 1.4rem}
ol.ten li{margin:0 0 .5rem;padding-left:.25rem}
ol.ten li::marker{font:600 .8rem system-ui,sans-serif;color:var(--quiet)}
a.n{color:inherit}
.n{text-decoration-line:underline;text-decoration-thickness:1.4px;text-underline-offset:.18em;
text-decoration-color:var(--quiet)}
.n.solid{text-decoration-style:solid}.n.dashed{text-decoration-style:dashed}.n.dotted{text-decoration-style:dotted}
a.n:hover{text-decoration-color:var(--accent);color:var(--accent)}
.legend{font-size:.78rem;color:var(--quiet);margin:.6rem 0 0}
.toggle{position:absolute;opacity:0;width:1px;height:1px}
.row label{font-size:.72rem;color:var(--accent);cursor:pointer;white-space:nowrap}
.note{display:none;font-size:.75rem;line-height:1.45;color:var(--quiet)}
.toggle:checked~.note{display:block;border-left:2px solid var(--rule);padding:.1rem 0 .1rem .7rem;margin:.3rem 0 .6rem}
.note q,.footnotes q{color:var(--ink)}
.footnotes{display:none}
nav{font-size:.82rem;margin-top:2.2rem;color:var(--quiet)}
nav ol{list-style:none;margin:0;padding:0;columns:2;column-gap:2rem}
nav li{margin:.15rem 0}
nav a{text-decoration:none}
nav a:hover{text-decoration:underline}
figure{margin:1.8rem 0 2rem}
figcaption{font-size:.95rem;font-weight:650;line-height:1.35;margin-bottom:.5rem}
.panel{break-inside:avoid;margin:0 0 1rem}
.panel-name{margin:.8rem 0 .3rem;font-weight:500;font-size:.85rem}
details.more>summary{font:600 .85rem system-ui,sans-serif;margin:.6rem 0}
svg.wide,svg.narrow{display:block;width:100%;height:auto;overflow:visible}
svg.narrow{display:none}
svg .grip{fill:var(--paper);stroke:var(--accent);stroke-width:2.5}svg .stem{stroke:var(--accent)}
svg .handle{fill:transparent;cursor:ew-resize;touch-action:pan-y}svg .handle[data-option]{cursor:pointer}
svg .handle:focus{outline:none}svg .handle:focus-visible,svg .handle:hover{stroke:var(--accent);stroke-width:2}
.matrix-box{overflow-x:auto;margin:.4rem 0 .6rem}
.matrix-box:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
table.matrix{width:auto;margin:0}
.matrix th,.matrix td{padding:.2rem .45rem;vertical-align:middle;overflow-wrap:normal}
.matrix thead th{min-width:7.5rem;vertical-align:bottom}
.matrix tr>th:first-child{position:sticky;left:0;z-index:1;min-width:6rem;max-width:11rem;background:var(--paper)}
.matrix th small{font-weight:400}
.matrix button{display:block;width:100%;min-width:6.5rem;min-height:30px;margin:0;padding:2px;border:1px solid transparent;
background:none;color:inherit;font:inherit;cursor:pointer}
.matrix button:hover{border-color:var(--rule)}.matrix button:focus-visible{outline:2px solid var(--accent)}
.matrix .none{color:var(--quiet);font-size:.92em}
svg.cell{display:block;width:100%;max-width:11rem;height:auto;margin:0 auto}
svg.scale{background:linear-gradient(var(--rule),var(--rule)) center/92% 1px no-repeat}
.note-line{font-size:.75rem;line-height:1.45;color:var(--quiet);margin:.3rem 0}
table.timeline td{overflow-wrap:break-word}table.timeline td:first-child{white-space:nowrap}details.data{font:.8rem system-ui,sans-serif;margin:.3rem 0 0}
summary{cursor:pointer;color:var(--accent);font-size:.75rem}
.downloads{font-size:.75rem;margin:.4rem 0}
.downloads a{margin-right:.7em}
table{border-collapse:collapse;width:100%;font-size:.78rem;line-height:1.4;margin:.5rem 0 1.2rem;
font-variant-numeric:tabular-nums}
th,td{text-align:left;vertical-align:top;padding:.3rem .7rem .3rem 0;border-bottom:1px solid var(--rule);overflow-wrap:anywhere}
thead th{font-weight:600;border-bottom:1px solid var(--ink)}
td.num,th.num{text-align:right}td.num{overflow-wrap:normal}td.num .n,td.short{white-space:nowrap}
tbody th{font-weight:600}
td small,th small{display:block;font-weight:400;color:var(--quiet);font-size:.92em}
table.numbers{table-layout:fixed}table.numbers th:nth-child(1){width:36%}table.numbers th:nth-child(2){width:19%}
table.numbers th:nth-child(3){width:15%}table.numbers td.num .n{white-space:normal}
tr.group th{padding-top:1.1rem}
.mono{font-family:ui-monospace,"SF Mono",Menlo,Consolas,monospace;font-size:.9em;overflow-wrap:anywhere}
.dot{display:inline-block;width:.7em;height:.7em;border-radius:50%;margin-right:.45em;background:var(--px)}
.dot.p0{background:var(--p0)}.dot.p1{background:var(--p1)}.dot.p2{background:var(--p2)}.dot.p3{background:var(--p3)}
.dot.p4{background:var(--p4)}.dot.p5{background:var(--p5)}
ul{padding-left:1.2rem}
li{margin:.25rem 0}
ul.plain{list-style:none;padding:0;font-size:.9rem}
.inputs{display:flex;height:18px;margin:.8rem 0}
.inputs span,.swatch{border:1px solid var(--ink)}
.inputs .solid,.swatch.solid{background:var(--quiet)}
.inputs .dashed,.swatch.dashed{background:repeating-linear-gradient(135deg,var(--quiet) 0 2px,var(--paper) 2px 5px)}
.inputs .dotted,.swatch.dotted{border-style:dotted}
.swatch{display:inline-block;width:1.4em;height:.8em;margin-right:.5em}
.method{margin:0 0 1rem}.method h3{margin:1.2rem 0 .1rem;font-size:.85rem}
.refusal{font-style:italic}
dl{display:grid;grid-template-columns:minmax(7rem,auto) 1fr;gap:.15rem 1rem;font-size:.8rem;margin:.4rem 0 1rem}
dt{color:var(--quiet)}
dd{margin:0;overflow-wrap:anywhere}
.source{font-size:.95rem;overflow-wrap:anywhere}
mark{background:var(--mark);color:inherit}
.about{font-size:.8rem;color:var(--quiet)}
.bundles{font:.78rem/1.5 system-ui,sans-serif}
:target{scroll-margin-top:1rem}
a.spot:target::before{content:"\25B8";color:var(--accent);font-weight:700}
a.spot:target+mark,tr:target td,li:target{outline:2px solid var(--accent);outline-offset:1px}
footer{margin-top:3rem;font-size:.75rem;color:var(--quiet)}
)";

// Wide screens: the evidence of a sentence stands beside it. Narrow ones: drawings and tables change their
// form.
constexpr std::string_view screen_rules = R"(
@media screen and (min-width:1100px){
main{max-width:60rem;padding-right:18.2rem}
.toggle,.row label{display:none}
.row{display:grid;grid-template-columns:1fr 15rem;column-gap:1.8rem;margin-right:-16.8rem}
.note,.toggle:checked~.note{display:block;margin:.2rem 0 0;padding:0;border:0}
}
@media screen and (max-width:599px){
html{font-size:16px}
main{padding:1.4rem 1.1rem 4rem}
svg.wide{display:none}svg.narrow{display:block}
nav ol{columns:1}
h1{font-size:1.45rem}
table.data,table.data tbody,table.data tr,table.data td,table.data tbody th{display:block;width:100%}
table.data thead{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}
table.data tr{border-bottom:1px solid var(--rule);padding:.4rem 0}
table.data td,table.data tbody th{border:0;padding:.05rem 0;text-align:left}
table.data td[data-h]:not([data-h=""]):not(:empty)::before{content:attr(data-h) ": ";color:var(--quiet)}
table.data td:first-child{font-weight:600}table.data td[data-h]:first-child::before{content:none!important}
table.data td:empty{display:none}
dl{grid-template-columns:1fr;gap:0}
dd{margin-bottom:.4rem}
}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
)";

constexpr std::string_view print_rules = R"(
@page{size:A4;margin:15mm 17mm 16mm}
@media print{
html{font-size:10.4pt;background:#fff}
main{max-width:none;padding:0}
.toggle,.row label,.note,details.data,nav{display:none!important}
.sheet{break-after:page}
.footnotes{display:block;font-size:.75rem}
.footnotes h2{font-size:.9rem}
.footnotes p{margin:.2rem 0}
ol.ten{margin-bottom:.7rem}
ol.ten li{margin-bottom:.25rem;line-height:1.38}
ol.ten.tight{font-size:.94rem}
ol.ten.tighter{font-size:.87rem}
ol.ten.tightest{font-size:.72rem}
ol.tighter li,ol.tightest li{margin-bottom:.15rem;line-height:1.32}
.sheet h1{font-size:1.45rem}
.sheet p.question{margin-bottom:.6rem}
.sheet figure{margin:.5rem 0 .3rem}
.sheet figcaption{font-size:.85rem;margin-bottom:.2rem}
section{margin-top:1.6rem;padding-top:.8rem}
h2,h3,h4,figcaption,.panel-name,tr.group{break-after:avoid}
tr,li{break-inside:avoid}
table.numbers{font-size:.62rem;line-height:1.25}table.numbers .mono{display:none}table.numbers th,table.numbers td{padding:.12rem .5rem .12rem 0}
table.numbers tr.group th{padding-top:.5rem}.bundles{font-size:.62rem}details.more{display:none}
a{color:inherit}
mark{background:none;border-bottom:1px solid var(--quiet)}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
)";

}  // namespace

std::string brief_style() {
  return fmt::format(":root{{{}}}@media screen and (prefers-color-scheme:dark){{:root{{{}}}}}{}{}{}{}",
                     variables_of(light_theme()), variables_of(dark_theme()), drawing_rules(), page_rules,
                     screen_rules, print_rules);
}

}  // namespace entente::report
