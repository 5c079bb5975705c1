import { type AuditFlags, auditSettings } from '../../bin/commands/audit-settings';
import { UserError } from '../../lib/errors';
import { writtenFiles } from '../check/written-assembly';

const shop = writtenFiles({ 'cdk.json': { context: { storefront: { homeRegion: 'eu-central-1' } } } });

const flags = (changes: Partial<AuditFlags> = {}): AuditFlags => ({
  appSettings: `${shop}/cdk.json`,
  evaluate: false,
  concurrency: '10',
  resume: false,
  ...changes,
});

test('reads the home region of the settings and the edge, unless told otherwise', () => {
  expect(auditSettings(flags())).toEqual({
    regions: ['eu-central-1', 'us-east-1'],
    homeRegion: 'eu-central-1',
    concurrency: 10,
    targets: [{ format: 'text', file: undefined }],
    failOn: ['high', 'unknown', 'stale', 'rule-missing', 'recorder-off'],
  });
});

test('reads an aggregator in the home region', () => {
  expect(auditSettings(flags({ aggregator: 'all' })).regions).toEqual(['eu-central-1']);
});

test('takes what is given, each region once', () => {
  const given = flags({
    region: ['eu-west-1', 'eu-west-1'],
    homeRegion: 'eu-west-1',
    maxAge: '90d',
    concurrency: '3',
    format: ['json', 'csv=a=b.csv'],
    failOn: ['critical,drift', 'stale'],
    assembly: 'cdk.out',
  });

  expect(auditSettings(given)).toEqual({
    regions: ['eu-west-1'],
    homeRegion: 'eu-west-1',
    concurrency: 3,
    maxAgeDays: 90,
    targets: [
      { format: 'json', file: undefined },
      { format: 'csv', file: 'a=b.csv' },
    ],
    failOn: ['critical', 'drift', 'stale'],
  });
});

const ROLE = 'arn:aws:iam::111122223333:role/Auditor';

test.each<[string, Partial<AuditFlags>, string]>([
  ['a region that is none', { region: ['eu-centrl-1'] }, '--region is "eu-centrl-1"; did you mean eu-central-1?'],
  [
    'a home region that is none',
    { homeRegion: 'here' },
    '--home-region is "here"; write an AWS region such as eu-central-1',
  ],
  [
    'a duration without days',
    { maxAge: '90' },
    '--max-age 90: this is no duration; write days such as 90d, at most 3650d',
  ],
  [
    'a duration of nothing',
    { maxAge: '0d' },
    '--max-age 0d: this is no duration; write days such as 90d, at most 3650d',
  ],
  [
    'a duration too long',
    { maxAge: '9999d' },
    '--max-age 9999d: this is no duration; write days such as 90d, at most 3650d',
  ],
  ['no requests', { concurrency: '0' }, '--concurrency 0: write a number of requests from 1 to 50'],
  ['too many requests', { concurrency: '51' }, '--concurrency 51: write a number of requests from 1 to 50'],
  ['a format that is none', { format: ['cvs'] }, '--format cvs: there is no such value; did you mean csv?'],
  ['a file without a name', { format: ['csv='] }, '--format csv=: the file has no name; write csv=<file>'],
  [
    'two reports on the terminal',
    { format: ['csv', 'json'] },
    '--format json: two reports would mix on the terminal; name a file for one',
  ],
  ['a word that fails nothing', { failOn: ['stal'] }, '--fail-on stal: there is no such value; did you mean stale?'],
  [
    'new without an earlier audit',
    { failOn: ['new'] },
    '--fail-on new: nothing is compared; name an earlier audit with --since',
  ],
  [
    'drift without an assembly',
    { failOn: ['drift'] },
    '--fail-on drift: nothing is compared; name a cloud assembly with --assembly',
  ],
  [
    'an aggregator and a role',
    { aggregator: 'all', roleArn: [ROLE] },
    '--aggregator all: an aggregator reads all accounts by itself; leave out --role-arn, or name a profile',
  ],
  [
    'an aggregator in two regions',
    { aggregator: 'all', region: ['eu-central-1', 'us-east-1'] },
    '--aggregator all: it stands in one account and region; name one',
  ],
  [
    'an aggregator that evaluates',
    { aggregator: 'all', evaluate: true },
    '--aggregator all: no rule is evaluated through an aggregator; leave out --evaluate',
  ],
  [
    'a role that is none',
    { roleArn: ['Auditor'] },
    '--role-arn is "Auditor"; write the ARN of a role such as arn:aws:iam::111122223333:role/Auditor',
  ],
  [
    'roles and several profiles',
    { roleArn: [ROLE], profile: ['one', 'two'] },
    '--profile: roles are assumed with the credentials of one profile; name one',
  ],
  ['an external id without a role', { externalId: 'x' }, '--external-id: no role is assumed; name one with --role-arn'],
  [
    'evidence that would be replaced',
    { evidence: shop },
    `--evidence ${shop}: something is there already, and evidence is never replaced; name another`,
  ],
  [
    'an earlier bundle and a profile',
    { from: 'bundle', profile: ['one'] },
    '--from bundle: AWS is not asked, so that --profile means nothing; leave one of them out',
  ],
  [
    'an earlier bundle and a role',
    { from: 'bundle', roleArn: [ROLE] },
    '--from bundle: AWS is not asked, so that --role-arn means nothing; leave one of them out',
  ],
  [
    'an earlier bundle and evaluations',
    { from: 'bundle', evaluate: true },
    '--from bundle: AWS is not asked, so that --evaluate means nothing; leave one of them out',
  ],
  [
    'settings that are not there',
    { appSettings: `${shop}/none.json` },
    `${shop}/none.json: the file cannot be read (ENOENT); name the cdk.json of the shop, or write --region`,
  ],
])('refuses %s in one line', (_name, changes, message) => {
  expect(() => auditSettings(flags(changes))).toThrow(UserError);
  expect(() => auditSettings(flags(changes))).toThrow(expect.objectContaining({ message }));
});
