import './powertools-environment';
import { UpdateWebACLCommand } from '@aws-sdk/client-wafv2';
import { UserError } from '../../../lib/errors';
import { handler } from '../../../lib/handlers/under-attack';
import { type AttackSwitch, attackSwitch } from '../../../lib/handlers/under-attack/attack-switch';
import { CHALLENGE_RULE, challengeRule } from '../../../lib/handlers/under-attack/challenge-rule';
import { raise } from '../../../lib/handlers/under-attack/raise';
import { LocalWebAcl, localAwsMissing, localEnvironment, startLocalAws } from './local-aws';
import { rate, shopRules } from './sample-rules';

const LIMITS = { RequestRate: { original: 2000, lowered: 500 }, LoginRate: { original: 100, lowered: 25 } };

if (localAwsMissing !== undefined) console.warn(`SKIPPED: the switch is not run: ${localAwsMissing}.`);
const describeWithAws = localAwsMissing === undefined ? describe : describe.skip;
const title = 'the switch "under attack" on a local AWS API';

jest.setTimeout(90_000);

describeWithAws(localAwsMissing === undefined ? title : `${title}, SKIPPED: ${localAwsMissing}`, () => {
  const environment = { ...process.env };
  let stop = async () => {};
  let webAcl: LocalWebAcl;
  let printed: jest.SpyInstance[];
  let count = 0;

  beforeAll(async () => {
    const aws = await startLocalAws();
    stop = aws.stop;
    Object.assign(process.env, localEnvironment(aws.endpoint));
  });

  beforeEach(async () => {
    printed = (['log', 'info', 'warn', 'error'] as const).map((level) =>
      jest.spyOn(console, level).mockImplementation(() => {}),
    );
    count++;
    webAcl = await LocalWebAcl.create(`shop-${count}`, shopRules());
    Object.assign(process.env, { WEB_ACL_ARN: webAcl.arn, STATE_PARAMETER: webAcl.parameterName });
  });

  afterEach(() => {
    for (const spy of printed) spy.mockRestore();
  });

  afterAll(async () => {
    await stop();
    process.env = environment;
  });

  const lines = () => printed.flatMap((spy) => spy.mock.calls.flat().map((line) => JSON.parse(String(line))));
  const metric = () => lines().flatMap(({ _aws, ...values }) => (_aws === undefined ? [] : [values]));
  const limits = async () =>
    Object.fromEntries(
      (await webAcl.get()).rules.flatMap(({ Name, Statement }) => {
        const limit = Statement?.RateBasedStatement?.Limit;
        return limit === undefined ? [] : [[Name, limit]];
      }),
    );
  const order = async () => (await webAcl.get()).rules.map(({ Name, Priority }) => `${Priority} ${Name}`);

  test('raises: challenges after the labels, lowers limits, keeps the rest', async () => {
    const before = await webAcl.get();

    const outcome = await handler({ action: 'raise', reason: 'Flood', execution: '0f1e' });

    const { webAcl: after } = await webAcl.get();
    expect(outcome).toEqual({
      outcome: 'raised',
      message: `the web ACL shop-${count} challenges every page and has lower rate limits`,
      webAcl: `shop-${count}`,
      raised: true,
      raisedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      reason: 'Flood',
      execution: '0f1e',
      limits: LIMITS,
      leftAlone: [],
    });
    expect((await order()).slice(0, 4)).toEqual([
      '100 Monitor',
      '101 Webhook',
      `102 ${CHALLENGE_RULE}`,
      '110 AWSManagedRulesAmazonIpReputationList',
    ]);
    expect(await limits()).toEqual({ RequestRate: 500, LoginRate: 25, WholeShop: 50_000, Tight: 10 });
    expect({ ...after, Rules: [] }).toEqual({ ...before.webAcl, Rules: [] });
    const { raisedAt, reason, execution } = outcome;
    expect((await webAcl.saved())?.state).toEqual({
      raisedAt,
      reason,
      execution,
      limits: LIMITS,
      insertion: { priority: 102, shifted: 0 },
    });
    expect(metric()).toEqual([{ service: 'under-attack', WebAcl: `shop-${count}`, UnderAttackRaised: 1 }]);
    const { message, ...details } = outcome;
    const logged = lines().filter(({ _aws }) => _aws === undefined);
    expect(logged).toEqual([expect.objectContaining({ level: 'INFO', message, action: 'raise', ...details })]);
  });

  test('raising twice changes nothing, least of all what was saved', async () => {
    await handler({ action: 'raise', reason: 'Flood' });
    const [saved, { lockToken }] = [await webAcl.saved(), await webAcl.get()];

    const again = await handler({ action: 'raise', reason: 'Again' });

    expect(again).toMatchObject({ outcome: 'already-raised', reason: 'Flood', limits: LIMITS });
    expect(await webAcl.saved()).toEqual(saved);
    expect((await webAcl.get()).lockToken).toBe(lockToken);
  });

  test('restores the very rules, forgets the state, and does nothing the second time', async () => {
    const { rules } = await webAcl.get();
    await handler({ action: 'raise' });

    const outcome = await handler({ action: 'restore' });
    const again = await handler({ action: 'restore' });

    expect(outcome).toMatchObject({ outcome: 'restored', raised: false, limits: LIMITS, leftAlone: [] });
    expect(again).toMatchObject({
      outcome: 'not-raised',
      message: `the web ACL shop-${count} is not raised; nothing was changed`,
    });
    expect((await webAcl.get()).rules).toEqual(rules);
    expect(await webAcl.saved()).toBeUndefined();
    expect(metric().map(({ UnderAttackRaised }) => UnderAttackRaised)).toEqual([1, 0, 0]);
  });

  test('restores neither a limit that somebody changed nor a rule that is gone, and names both', async () => {
    await handler({ action: 'raise' });
    const { rules } = await webAcl.get();
    const others = rules.filter(({ Name }) => Name !== 'RequestRate' && Name !== 'LoginRate');
    await webAcl.setRules([...others, rate('RequestRate', 200, 60)]);

    const outcome = await handler({ action: 'restore' });

    expect(outcome).toMatchObject({ outcome: 'restored', leftAlone: ['RequestRate', 'LoginRate'] });
    expect(await limits()).toEqual({ RequestRate: 60, WholeShop: 50_000, Tight: 10 });
    expect(lines()).toContainEqual(
      expect.objectContaining({ level: 'WARN', action: 'restore', leftAlone: ['RequestRate', 'LoginRate'] }),
    );
  });

  test('tells the status without a change', async () => {
    const normal = await handler({ action: 'status' });
    await handler({ action: 'raise', reason: 'Flood' });
    const { lockToken } = await webAcl.get();

    const up = await handler({ action: 'status' });

    expect(normal).toMatchObject({ outcome: 'normal', raised: false, limits: {} });
    expect(up).toMatchObject({ outcome: 'in-force', raised: true, reason: 'Flood', limits: LIMITS });
    expect((await webAcl.get()).lockToken).toBe(lockToken);
  });

  test('a deployment that resets the web ACL is seen, and raising again takes up its limits', async () => {
    await handler({ action: 'raise' });
    await webAcl.setRules([...shopRules().filter(({ Name }) => Name !== 'RequestRate'), rate('RequestRate', 200, 800)]);

    const status = await handler({ action: 'status' });
    const again = await handler({ action: 'raise' });

    expect(status).toMatchObject({ outcome: 'incomplete', raised: true });
    expect(again).toMatchObject({
      outcome: 'raised',
      limits: { ...LIMITS, RequestRate: { original: 800, lowered: 200 } },
    });
    expect(await limits()).toMatchObject({ RequestRate: 200, LoginRate: 25 });
  });

  test('a run that broke off after saving is finished by the next one', async () => {
    await webAcl.save(
      JSON.stringify({
        raisedAt: '2026-11-27T10:00:00.000Z',
        limits: LIMITS,
        insertion: { priority: 102, shifted: 0 },
      }),
    );

    const outcome = await handler({ action: 'raise' });

    expect(outcome).toMatchObject({ outcome: 'raised', limits: LIMITS });
    expect(await limits()).toMatchObject({ RequestRate: 500, LoginRate: 25 });
  });

  test('limits that are lowered still are never taken for original ones', async () => {
    await handler({ action: 'raise', reason: 'Flood' });
    const { rules } = await webAcl.get();
    await webAcl.setRules(rules.filter(({ Name }) => Name !== CHALLENGE_RULE));

    const outcome = await handler({ action: 'raise' });
    await handler({ action: 'restore' });

    expect(outcome).toMatchObject({ outcome: 'raised', reason: 'Flood', limits: LIMITS });
    expect(await limits()).toMatchObject({ RequestRate: 2000, LoginRate: 100 });
  });

  test('a challenge without a saved state is not taken for a raised switch; restoring removes it', async () => {
    await webAcl.setRules([challengeRule(1), ...shopRules()]);

    await expect(handler({ action: 'raise' })).rejects.toThrow(
      new UserError(
        `the web ACL shop-${count} has a rule UnderAttackChallenge, but the limits before it are not saved; restore, set the limits by hand, and raise again`,
      ),
    );
    expect(await handler({ action: 'status' })).toMatchObject({ outcome: 'incomplete', raised: true });
    expect(await handler({ action: 'restore' })).toMatchObject({
      outcome: 'restored',
      message: `the web ACL shop-${count} no longer challenges every page; its limits before were not saved, so look at them`,
    });
    expect(await order()).not.toContainEqual(expect.stringContaining(CHALLENGE_RULE));
  });

  test('two who raise at once lose no original limit', async () => {
    await Promise.allSettled([handler({ action: 'raise' }), handler({ action: 'raise' })]);
    await handler({ action: 'restore' });

    expect(await limits()).toEqual({ RequestRate: 2000, LoginRate: 100, WholeShop: 50_000, Tight: 10 });
  });

  test('a state that is none is not touched', async () => {
    await webAcl.save('{"limits":"mine"}');

    await expect(handler({ action: 'restore' })).rejects.toThrow(
      new UserError(
        `the parameter ${webAcl.parameterName} holds no state of this switch; set the web ACL's limits by hand and delete the parameter`,
      ),
    );
    expect((await webAcl.saved())?.state).toEqual({ limits: 'mine' });
  });

  test.each([
    [{ action: 'panic' }, /^the event cannot be used \(action: Invalid option/],
    [undefined, /^the event cannot be used \(event: /],
  ])('the event %j is refused and logged, without a metric', async (event, message) => {
    await expect(handler(event)).rejects.toThrow(message);

    expect(metric()).toEqual([]);
    expect(lines()).toEqual([
      expect.objectContaining({
        level: 'ERROR',
        error: expect.objectContaining({ message: expect.stringMatching(message) }),
      }),
    ]);
  });

  describe('when somebody else changes the web ACL between reading and updating', () => {
    /** A switch before each of whose first updates a deployment sets the rules. */
    function contended(times: number): AttackSwitch {
      const attack = attackSwitch(process.env);
      let left = times;
      attack.wafv2.middlewareStack.add(
        (next, context) => async (args) => {
          if (context.commandName === UpdateWebACLCommand.name && left > 0) {
            left--;
            await webAcl.setRules([...shopRules(), rate(`Deployed${left}`, 900 + left, 400)]);
          }
          return next(args);
        },
        { step: 'initialize' },
      );
      return attack;
    }

    test('it is read and changed anew', async () => {
      const outcome = await raise(contended(2), { action: 'raise' });

      expect(outcome.outcome).toBe('raised');
      expect(await limits()).toMatchObject({ RequestRate: 500, Deployed0: 100 });
      expect((await webAcl.saved())?.state).toMatchObject({ limits: { Deployed0: { original: 400, lowered: 100 } } });
    });

    test('it gives up after five times, with the state saved for the next run', async () => {
      await expect(raise(contended(9), { action: 'raise' })).rejects.toThrow(
        new UserError(
          `the web ACL shop-${count} was changed by somebody else 5 times in a row; wait until the deployment ends and try again`,
        ),
      );
      expect(await limits()).toMatchObject({ RequestRate: 2000 });
      expect((await webAcl.saved())?.version).toBe(5);
    });
  });
});
