import type { AdoptKey } from '../../lib/account/account-thing';
import { adoption } from '../../lib/account/adoption';
import { ADOPT_KEYS } from '../../lib/settings/adopt-schema';
import { type Answer, Refusal } from './account-server';
import { readAccount } from './read-account';
import { denied, WELL_KEPT } from './sample-account';

jest.setTimeout(60_000);

describe('a call that is not answered', () => {
  /** The keys that a call decides; an empty list where the answer only completes what is known. */
  test.each<[string, readonly AdoptKey[]]>([
    ['config:DescribeConfigurationRecorders', ['configRecorder', 'edgeConfigRecorder']],
    ['config:DescribeConfigurationRecorderStatus', []],
    ['config:DescribeDeliveryChannels', ['configDeliveryChannel', 'edgeConfigDeliveryChannel']],
    ['config:DescribeDeliveryChannelStatus', []],
    ['cloudtrail:DescribeTrails', ['trail']],
    ['cloudtrail:GetTrailStatus', ['trail']],
    ['cloudtrail:GetEventSelectors', []],
    ['guardduty:ListDetectors', ['detector', 'edgeDetector']],
    ['guardduty:GetDetector', []],
    ['securityhub:DescribeHub', ['securityHub', 'edgeSecurityHub']],
    ['securityhub:GetEnabledStandards', []],
    ['access-analyzer:ListAnalyzers', ['accessAnalyzer', 'edgeAccessAnalyzer']],
    ['macie2:GetMacieSession', ['macieSession']],
    ['glue:GetDataCatalogEncryptionSettings', ['dataCatalogEncryption']],
    ['inspector2:BatchGetAccountStatus', ['inspector', 'edgeInspector']],
    ['iam:GetAccountPasswordPolicy', ['passwordPolicy']],
    ['account:GetAlternateContact', []],
  ])('because %s is denied, leaves open %j', async (action, undecided) => {
    const { things } = await readAccount({ ...WELL_KEPT, [action]: denied(action) });

    const adopted = adoption(things);

    expect(adopted.undecided).toEqual(undecided);
    expect(adopted.adopt).toEqual(
      Object.fromEntries(ADOPT_KEYS.filter((key) => !undecided.includes(key)).map((key) => [key, true])),
    );
    const regions = adopted.unread.map(({ region }) => region).sort();
    const oneRegion = /^(iam|account):/.test(action) ? ['us-east-1'] : ['eu-central-1'];
    const edge = ADOPT_KEYS.some(
      (key) => key.startsWith('edge') && /^(config|guardduty|securityhub|access|inspector)/.test(action),
    );
    expect(regions).toEqual(edge ? ['eu-central-1', 'us-east-1'] : oneRegion);
    expect(adopted.unread.every((call) => call.action === action && call.denied && call.reason === 'denied')).toBe(
      true,
    );
  });

  test('in one region leaves the other decided', async () => {
    const refused = denied('guardduty:ListDetectors');
    const { things } = await readAccount({
      ...WELL_KEPT,
      'guardduty:ListDetectors': ({ region }) => (region === 'us-east-1' ? refused : { detectorIds: ['d1'] }),
    });

    expect(adoption(things)).toMatchObject({
      adopt: { detector: true },
      undecided: ['edgeDetector'],
      unread: [{ action: 'guardduty:ListDetectors', region: 'us-east-1', denied: true }],
    });
  });

  test.each<[string, Answer, RegExp]>([
    ['throttled', new Refusal(400, 'ThrottlingException', 'Rate exceeded'), /^throttled: Rate exceeded$/],
    ['faulty', new Refusal(500, 'InternalError', 'try later'), /^InternalError: try later$/],
    ['late', 'silence', /^timeout: /],
    ['cut off', 'hang-up', /socket hang up$/],
    ['no JSON', 'garbage', /^SyntaxError: Unexpected token '<', .* is not valid JSON$/],
  ])('because it is %s is tried again, then left open', async (_how, answer, reason) => {
    const { things, server } = await readAccount({ ...WELL_KEPT, 'cloudtrail:DescribeTrails': answer });

    expect(adoption(things)).toMatchObject({
      undecided: ['trail'],
      unread: [{ action: 'cloudtrail:DescribeTrails', denied: false, reason: expect.stringMatching(reason) }],
    });
    const tries = server.calls.filter(({ action }) => action === 'cloudtrail:DescribeTrails').length;
    expect(tries).toBe(answer === 'garbage' ? 1 : 2);
  });

  test('at first, but then, counts', async () => {
    let tries = 0;
    const { thing, server } = await readAccount({
      ...WELL_KEPT,
      'cloudtrail:DescribeTrails': () => {
        tries += 1;
        return tries === 1 ? new Refusal(400, 'ThrottlingException', 'Rate exceeded') : { trailList: [] };
      },
    });

    expect(thing('trail')).toMatchObject({ exists: false, unread: [] });
    expect(server.calls.filter(({ action }) => action === 'cloudtrail:DescribeTrails')).toHaveLength(2);
  });

  test('of Amazon Inspector, which fails an account in an answer, is left open', async () => {
    const failedAccounts = [{ accountId: '123456789012', errorCode: 'ACCESS_DENIED', errorMessage: 'no' }];
    const { things } = await readAccount({
      ...WELL_KEPT,
      'inspector2:BatchGetAccountStatus': { accounts: [], failedAccounts },
    });

    expect(adoption(things)).toMatchObject({
      undecided: ['inspector', 'edgeInspector'],
      unread: [{ reason: 'ACCESS_DENIED' }, { reason: 'ACCESS_DENIED' }],
    });
  });

  test('because the credentials ended, ends all', async () => {
    const ended = new Refusal(400, 'ExpiredTokenException', 'The security token included in the request is expired');

    await expect(readAccount({ ...WELL_KEPT, 'cloudtrail:DescribeTrails': ended })).rejects.toThrow(
      'the AWS credentials have expired (ExpiredTokenException); sign in, or name a profile with --profile',
    );
  });
});
