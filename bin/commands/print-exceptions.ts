import Table from 'cli-table3';
import { amount } from '../../lib/amount';
import { factsOfCatalogue } from '../../lib/check/catalogue-facts';
import { systemClock } from '../../lib/clock';
import { catalogue } from '../../lib/controls/catalogue';
import { daysLeft, exceptionProblems, readRegister } from '../../lib/exceptions';

/** Prints the exceptions of a register, those that end first before the others. */
export function printExceptions(file: string): void {
  const today = systemClock.today();
  const table = new Table({
    head: ['exception', 'path', 'kind', 'owner', 'days left', 'declared'],
    style: { head: [], border: [], compact: true },
  });
  const exceptions = readRegister(file).map((exception) => ({ ...exception, left: daysLeft(exception, today) }));
  for (const { controls, path, kind, owner, left, source } of exceptions.sort((one, other) => one.left - other.left)) {
    table.push([controls.join('\n'), path, kind, owner, left, `${source.file}:${source.line}`]);
  }
  process.stdout.write(`${table.toString()}\n${amount(exceptions.length, 'exception')}\n`);
}

/** Prints what is wrong with the exceptions of a register, and fails when one cannot stand. */
export function verifyExceptions(file: string): void {
  const exceptions = readRegister(file);
  const problems = exceptionProblems(exceptions, { today: systemClock.today(), facts: factsOfCatalogue(catalogue) });
  for (const { severity, message } of problems) process.stdout.write(`${severity}: ${message}\n`);
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  process.stdout.write(`${amount(exceptions.length, 'exception')}, ${errors} that cannot stand\n`);
  process.exitCode = errors > 0 ? 1 : 0;
}
