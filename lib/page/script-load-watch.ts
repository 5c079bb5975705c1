import { PINNED_SCRIPT_REPORT } from './report-names';

/**
 * The text of an inline script that reports every pinned script that the browser did not run. It sends the addresses of
 * the page and of the script, nothing else.
 *
 * @param reportsPath path of the shop that takes violation reports
 */
export function scriptLoadWatch(reportsPath: string): string {
  return [
    'addEventListener("error",function(e){var s=e.target;',
    'if(!(s instanceof HTMLScriptElement)||!s.src||!s.integrity)return;',
    'var u=location.origin+location.pathname;',
    `fetch(${scriptText(reportsPath)},{method:"POST",keepalive:true,`,
    'headers:{"Content-Type":"application/reports+json"},',
    `body:JSON.stringify([{type:"${PINNED_SCRIPT_REPORT}",age:0,url:u,body:{documentURL:u,blockedURL:s.src}}])})},true);`,
  ].join('');
}

/** A string literal that can stand between script tags. */
function scriptText(text: string): string {
  return JSON.stringify(text).replaceAll('<', '\\u003c');
}
