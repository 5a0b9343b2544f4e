// The few rules that a brief needs only while its reader tries something; colours are those of the brief.
export const style = `
.try,.try-strip,.try-panel{font:14px/1.45 system-ui,sans-serif}
.try{text-align:right;margin:0 0 .4rem}
.try button,.try select,.try input,.try-strip button,.try-panel button,.try-panel select,.try-panel input{font:inherit;color:var(--ink);background:var(--paper)}
.try button,.try-strip button,.try-panel button{border:1px solid var(--rule);border-radius:3px;padding:.15rem .6rem;cursor:pointer}
.try button:hover,.try-strip button:hover,.try-panel button:hover,.try button:focus-visible,.try-strip button:focus-visible,.try-panel button:focus-visible{border-color:var(--accent)}
.try-switch{color:var(--accent)!important}
.try-strip{position:sticky;top:0;z-index:20;background:var(--paper);border-bottom:1px solid var(--rule);padding:.3rem 0 .4rem;margin:-.4rem 0 0}
.try-panel{border-bottom:1px solid var(--rule);padding:.2rem 0 .6rem;margin:0 0 1.4rem}
.try-head{display:flex;gap:.8rem;align-items:flex-start;justify-content:space-between}
.try-summary{margin:0;flex:1}.try-strip.working .try-summary::after{content:" …"}
.try-bar{position:relative;height:8px;border:1px solid var(--rule);margin:.2rem 0 .4rem}
.try-now{position:absolute;left:0;top:0;bottom:0;background:var(--accent);opacity:.75}
.try-sent{position:absolute;top:-4px;bottom:-4px;width:2px;background:var(--ink)}
.try-changes{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:.3rem}
.try-changes li{border:1px solid var(--rule);border-radius:3px;padding:0 .1rem 0 .5rem;font-size:12.5px}
.try-changes button{border:0;min-width:24px;min-height:24px;padding:0}
.try-notice{display:none}
.try-part>summary{font-size:14px;padding:.35rem 0;font-weight:600}
.try-hint{margin:.3rem 0;font-size:12.5px;color:var(--quiet)}
.try-table select{max-width:100%}
.seat-zones{display:grid;grid-template-columns:repeat(3,1fr);gap:.4rem;margin:.4rem 0}
.seat-zone{border:1px dashed var(--rule);border-radius:4px;padding:.3rem;min-height:4.5rem;display:flex;flex-wrap:wrap;gap:.3rem;align-content:flex-start;position:relative}
.seat-zone.must_accept{border-style:solid;border-color:var(--ink)}.seat-zone.seated{border-style:solid}
.seat-zone.over{outline:2px solid var(--accent)}
.seat-words{width:100%;font-size:12px;color:var(--quiet)}
.seat-chip{display:inline-flex;align-items:baseline;flex-wrap:wrap;text-align:left;min-height:26px;column-gap:.35em;cursor:grab!important;user-select:none}
.seat-chip .dot{align-self:center}.seat-chip small{font-size:11px;color:var(--quiet)}
.seat-chip.held{opacity:.35}.seat-ghost{box-shadow:0 1px 4px rgba(0,0,0,.35)}
.seat-menu{position:relative;z-index:5;width:100%;display:flex;flex-direction:column;border:1px solid var(--accent);background:var(--paper)}
.seat-menu button{border:0;text-align:left;min-height:26px}.seat-menu [aria-checked=true]::before{content:"\\2713  "}
.try-lever{display:block;padding:.25rem 0}.try-lever small{display:block;padding-left:1.6rem;color:var(--quiet);font-size:12px}
.try-number{display:grid;grid-template-columns:1fr 9rem 8rem;gap:.6rem;align-items:center;padding:.2rem 0}
.try-number input[type=range]{width:100%;accent-color:var(--accent);min-height:24px}
.try-number input:not([type]){width:100%;box-sizing:border-box;border:1px solid var(--rule);padding:.1rem .3rem}
.try-number input[aria-invalid=true]{outline:2px solid var(--ink)}
.try-live,.try-positions{display:contents}
.try-changed{box-shadow:-3px 0 0 var(--accent);}
td.try-changed{box-shadow:inset 0 -2px 0 var(--accent)}
.try-was{font:12.5px/1.4 system-ui,sans-serif;color:var(--quiet);display:block}
.try-rests{position:absolute;z-index:30;max-width:22rem;max-height:14rem;overflow:auto;background:var(--paper);border:1px solid var(--accent);padding:.5rem .7rem;font:13px/1.45 system-ui,sans-serif}
.try-rests ul{margin:.2rem 0 0;padding-left:1.1rem}
@media (max-width:600px){.try-changes{flex-wrap:nowrap;overflow-x:auto}.try-changes li{white-space:nowrap}.try-number{grid-template-columns:1fr 1fr}.try-words{grid-column:1/-1}.seat-zones{gap:.2rem}.seat-chip{padding:.1rem .3rem!important}.try-head{flex-direction:column;gap:.2rem}}
@media print{.try,.try-panel,.try-head,.try-bar,.try-changes{display:none!important}.try-strip{position:static;border:0;margin:0;padding:0}.try-notice:not(:empty){display:block;margin:0 0 .5rem}}
`;
