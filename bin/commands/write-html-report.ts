import { check } from '../../lib/check/check';
import { readInputs } from '../../lib/check/read-inputs';
import { systemClock } from '../../lib/clock';
import { catalogue } from '../../lib/controls/catalogue';
import { readDefaultRegister } from '../../lib/exceptions';
import { htmlReport } from '../../lib/report/html';
import { writeFiles } from './write-files';

/**
 * Checks a cloud assembly with every control and writes the report for a person.
 *
 * @param assembly directory of the cloud assembly
 * @param file the HTML file to write
 * @throws UserError in one line, when the assembly cannot be read or the file cannot be written
 */
export function writeHtmlReport(assembly: string, file: string): void {
  const report = check({
    ...readInputs([assembly]),
    packs: ['storefront'],
    controls: catalogue,
    catalogue,
    exceptions: readDefaultRegister(''),
    today: systemClock.today(),
    failOn: 'error',
    levels: new Map(),
    strict: false,
  });
  writeFiles([{ file, text: htmlReport(report) }]);
}
