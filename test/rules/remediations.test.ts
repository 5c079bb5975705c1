import { catalogue } from '../../lib/controls/catalogue';
import { RESOURCE_ID } from '../../lib/controls/remediation';
import { remediationsFor } from '../../lib/rules/remediations';

const rule = (id: string, identifier: string, ...controlIds: string[]) => ({
  id,
  identifier,
  parameters: {},
  controlIds,
  description: '',
});

const VERSIONING = {
  id: 'BucketVersioning',
  remediation: {
    rule: 'S3_BUCKET_VERSIONING_ENABLED',
    document: 'AWS-ConfigureS3BucketVersioning',
    parameters: { BucketName: RESOURCE_ID, VersioningState: 'Enabled' },
    permissions: [{ actions: ['s3:PutBucketVersioning'], resource: 'arn:{partition}:s3:::*' }],
  },
};

test("a control's remediation goes to the rule that it names, with its parameters told apart", () => {
  const rules = [
    rule('Versioning', 'S3_BUCKET_VERSIONING_ENABLED', 'BucketVersioning'),
    rule('Other', 'S3_BUCKET_LOGGING_ENABLED', 'BucketVersioning'),
  ];

  expect(remediationsFor([{ id: 'KeyRotation' }, VERSIONING], rules)).toEqual([
    {
      controlId: 'BucketVersioning',
      ruleId: 'Versioning',
      document: 'AWS-ConfigureS3BucketVersioning',
      staticParameters: { VersioningState: 'Enabled' },
      resourceIdParameters: ['BucketName'],
      permissions: VERSIONING.remediation.permissions,
    },
  ]);
});

test('a rule that is not deployed here, or not for this control, is not mended', () => {
  expect(remediationsFor([VERSIONING], [])).toEqual([]);
  expect(remediationsFor([VERSIONING], [rule('V', 'S3_BUCKET_VERSIONING_ENABLED', 'BackupVersions')])).toEqual([]);
});

describe('of the catalogue', () => {
  const mendable = catalogue.flatMap(({ id, detect, remediation }) =>
    remediation === undefined ? [] : [{ id, detect, ...remediation }],
  );

  test('each mends a rule that its control has, and no rule is mended in two ways', () => {
    const strangers = mendable.filter(
      ({ rule: mended, detect }) => 'kind' in detect || !detect.some(({ identifier }) => identifier === mended),
    );

    expect(mendable.length).toBeGreaterThan(9);
    expect(strangers.map(({ id }) => id)).toEqual([]);
    expect(new Set(mendable.map((each) => each.rule)).size).toBe(mendable.length);
  });

  test('each is a document of AWS, by name', () => {
    expect(mendable.filter(({ document }) => !/^AWS(ConfigRemediation)?-[A-Z][A-Za-z0-9]+$/.test(document))).toEqual(
      [],
    );
  });

  test('none takes anything away, by its name or by what its role may do', () => {
    const destructive = /(^|[-:])(Delete|Deregister|Detach|Purge|Reboot|Release|Remove|Restart|Revoke|Stop|Terminate)/;
    const verbs = mendable.flatMap(({ document, permissions }) => [
      document,
      ...permissions.flatMap(({ actions }) => actions),
    ]);

    expect(verbs.filter((verb) => destructive.test(verb))).toEqual([]);
  });

  test('each works on the resource that was found, by few parameters', () => {
    for (const { id, parameters } of mendable) {
      expect([id, Object.values(parameters).filter((value) => value === RESOURCE_ID)]).toEqual([id, [RESOURCE_ID]]);
      expect(Object.keys(parameters)).not.toContain('AutomationAssumeRole');
      // "RemediationConfiguration", AWS Config API Reference: 25 parameters, one of which is the role.
      expect(Object.keys(parameters).length).toBeLessThan(25);
    }
  });

  test('a role that changes anything may do so to one kind of resource, and looks alone where IAM knows no ARN', () => {
    const permissions = mendable.flatMap((each) => each.permissions);
    const everything = permissions.filter(({ resource }) => resource === '*').flatMap(({ actions }) => actions);

    expect(everything.filter((action) => !/^\w+:Describe/.test(action))).toEqual([]);
    expect(permissions.flatMap(({ actions }) => actions).filter((action) => action.includes('*'))).toEqual([]);
    expect(
      permissions
        .filter(({ resource }) => resource !== '*')
        .filter(
          ({ resource }) => !/^arn:\{partition\}:[\w-]+:(\{region\})?:(\{account\})?:([a-z]+[/:])?\*$/.test(resource),
        ),
    ).toEqual([]);
  });
});
