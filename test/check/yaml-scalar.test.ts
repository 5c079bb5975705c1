import { plainScalar } from '../../lib/check/yaml-scalar';

describe('plainScalar', () => {
  test.each([
    ['', null],
    ['~', null],
    ['null', null],
    ['NULL', null],
    ['true', true],
    ['True', true],
    ['yes', true],
    ['ON', true],
    ['false', false],
    ['No', false],
    ['off', false],
    ['0', 0],
    ['-12', -12],
    ['+3', 3],
    ['1.50', 1.5],
    ['.5', 0.5],
    ['1e3', 1000],
    ['0x1F', 31],
    ['123456789012', 123456789012],
  ])('%j is %j', (text, value) => {
    expect(plainScalar(text)).toBe(value);
  });

  test.each([
    ['tRue', 'a boolean has three spellings'],
    ['y', 'CloudFormation takes no single letters for booleans'],
    ['nullable', 'a word that begins like another'],
    ['2012-10-17', 'policies have dates as versions'],
    ['2010-09-09T10:00:00Z', 'a time'],
    ['012345678901', 'an account id'],
    ['-012', 'a leading zero'],
    ['12345678901234567890', 'more digits than a number keeps'],
    ['1e999', 'more than a number holds'],
    ['.inf', 'JSON has no such number'],
    ['1.2.3', 'a version'],
    ['1_000', 'an underscore'],
    ['12:30', 'a time of day'],
    ['-', 'a sign alone'],
    ['.', 'a dot alone'],
    ['0x', 'a prefix alone'],
    ['10.0.0.0/16', 'an address range'],
  ])('%s stays text: %s', (text) => {
    expect(plainScalar(text)).toBe(text);
  });
});
