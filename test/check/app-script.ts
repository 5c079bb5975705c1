import { readFileSync } from 'node:fs';
import { writtenFiles } from './written-assembly';

/** The command line of an app that is a small script for Node. */
export function appScript(source: string): string {
  const directory = writtenFiles({ 'app.js': source });
  return `"${process.execPath}" "${directory}/app.js"`;
}

/** Whether a process runs: one that has ended may stay listed until its parent asks for it. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/ Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
