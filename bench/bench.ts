import { arch, cpus, platform } from 'node:os';
import { synthPacks } from './synth-packs';

console.log(`node ${process.version}, ${platform()} ${arch()}, ${cpus().length} CPUs`);
for (const { title, run } of [synthPacks]) {
  console.log(`\n${title}`);
  for (const line of run()) console.log(line);
}
