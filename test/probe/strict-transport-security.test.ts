import { strictTransportSecurityOf } from '../../lib/probe/strict-transport-security';

const year = { maxAge: 31_536_000, includeSubdomains: false, preload: false };

test.each<[string, ReturnType<typeof strictTransportSecurityOf>]>([
  ['max-age=31536000', year],
  ['Max-Age="31536000" ; includeSubDomains; preload', { ...year, includeSubdomains: true, preload: true }],
  ['includeSubDomains; max-age=0;', { maxAge: 0, includeSubdomains: true, preload: false }],
  ['max-age=31536000; later=extension', year],
  ['includeSubDomains', undefined],
  ['max-age=', undefined],
  ['max-age=-1', undefined],
  ['max-age=1y', undefined],
  ['max-age=31536000; max-age=300', undefined],
  ['', undefined],
])('%s', (header, expected) => {
  expect(strictTransportSecurityOf(header)).toEqual(expected);
});
