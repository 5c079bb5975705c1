import type { LakeQuery } from './lake-query';

/** The days that a query looks back over; change them in the query for others. */
const recent = (days: number) => `day >= date_format(current_date - interval '${days}' day, '%Y/%m/%d')`;

const WHO = 'useridentity.type AS identity, useridentity.arn AS who';

/** Who did something and when, with what came of it. */
const events = (where: string, days = 90) => `SELECT eventtime, account, region, ${WHO}, sourceipaddress,
  eventsource, eventname, errorcode, requestparameters
FROM trail_events
WHERE ${recent(days)}
  AND ${where}
ORDER BY eventtime DESC`;

const names = (list: readonly string[]) => list.map((name) => `'${name}'`).join(', ');

const READS_OF_OBJECTS = ['GetObject', 'HeadObject', 'SelectObjectContent', 'CopyObject'];
const READS_OF_ITEMS = [
  'GetItem',
  'BatchGetItem',
  'Query',
  'Scan',
  'TransactGetItems',
  'ExecuteStatement',
  'BatchExecuteStatement',
  'ExecuteTransaction',
  'PartiQLSelect',
];
const STOPS = [
  'StopLogging',
  'DeleteTrail',
  'UpdateTrail',
  'PutEventSelectors',
  'StopConfigurationRecorder',
  'DeleteConfigurationRecorder',
  'DeleteDeliveryChannel',
  'DeleteConfigRule',
  'DeleteConformancePack',
  'DeleteDetector',
  'DisableSecurityHub',
  'DeleteLogGroup',
  'DeleteLogStream',
  'DeleteLoggingConfiguration',
];
const KEY_CHANGES = [
  'DisableKey',
  'EnableKey',
  'ScheduleKeyDeletion',
  'CancelKeyDeletion',
  'PutKeyPolicy',
  'CreateGrant',
  'DisableKeyRotation',
];

/** What is asked of the trail. */
export const TRAIL_QUERIES: readonly LakeQuery[] = [
  {
    name: 'CustomerDataReads',
    description: 'Who read customer data in the last 30 days, and how often (PCI DSS 4.0.1 requirement 10.2.1.1)',
    sql: `SELECT ${WHO}, useridentity.sessioncontext.sessionissuer.arn AS role,
  eventsource, eventname, element_at(resources, 1).arn AS resource,
  count(*) AS calls, min(eventtime) AS first_call, max(eventtime) AS last_call
FROM trail_events
WHERE ${recent(30)}
  AND eventcategory = 'Data'
  AND ((eventsource = 's3.amazonaws.com' AND eventname IN (${names(READS_OF_OBJECTS)}))
    OR (eventsource = 'dynamodb.amazonaws.com' AND eventname IN (${names(READS_OF_ITEMS)})))
GROUP BY 1, 2, 3, 4, 5, 6
ORDER BY calls DESC`,
  },
  {
    name: 'RootUse',
    description: 'What the root user did in the last 90 days (PCI DSS 4.0.1 requirement 10.2.1.2)',
    sql: events(
      "useridentity.type = 'Root' AND useridentity.invokedby IS NULL AND coalesce(eventtype, '') <> 'AwsServiceEvent'",
    ),
  },
  {
    name: 'FailedSignIns',
    description: 'Which sign-ins to the console failed in the last 90 days (PCI DSS 4.0.1 requirement 10.2.1.4)',
    sql: `SELECT eventtime, account, ${WHO}, useridentity.username AS name, sourceipaddress, useragent, errormessage
FROM trail_events
WHERE ${recent(90)}
  AND eventname = 'ConsoleLogin'
  AND json_extract_scalar(responseelements, '$.ConsoleLogin') = 'Failure'
ORDER BY eventtime DESC`,
  },
  {
    name: 'SignInsWithoutMfa',
    description:
      'Who signed in to the console without a second factor in the last 90 days; an identity provider asks for its own (PCI DSS 4.0.1 requirement 8.4.1)',
    sql: `SELECT eventtime, account, ${WHO}, useridentity.username AS name, sourceipaddress
FROM trail_events
WHERE ${recent(90)}
  AND eventname = 'ConsoleLogin'
  AND useridentity.type IN ('IAMUser', 'Root')
  AND json_extract_scalar(responseelements, '$.ConsoleLogin') = 'Success'
  AND coalesce(json_extract_scalar(additionaleventdata, '$.MFAUsed'), 'No') <> 'Yes'
ORDER BY eventtime DESC`,
  },
  {
    name: 'CallsWithoutMfa',
    description: 'Which calls users made without a second factor in the last 30 days, by access keys for instance',
    sql: `SELECT ${WHO}, useridentity.accesskeyid AS access_key, eventsource, eventname,
  count(*) AS calls, max(eventtime) AS last_call
FROM trail_events
WHERE ${recent(30)}
  AND useridentity.type IN ('IAMUser', 'Root')
  AND useridentity.invokedby IS NULL
  AND coalesce(useridentity.sessioncontext.attributes.mfaauthenticated, 'false') <> 'true'
GROUP BY 1, 2, 3, 4, 5
ORDER BY calls DESC`,
  },
  {
    name: 'DeniedCalls',
    description: 'What was refused in the last 30 days, and to whom (PCI DSS 4.0.1 requirement 10.2.1.4)',
    sql: `SELECT ${WHO}, eventsource, eventname, errorcode,
  count(*) AS calls, min(eventtime) AS first_call, max(eventtime) AS last_call
FROM trail_events
WHERE ${recent(30)}
  AND (errorcode LIKE '%AccessDenied%' OR errorcode LIKE '%Unauthorized%' OR errorcode LIKE '%Forbidden%')
GROUP BY 1, 2, 3, 4, 5
ORDER BY calls DESC`,
  },
  {
    name: 'LoggingStopped',
    description:
      'Who stopped or changed what records and watches, in the last year (PCI DSS 4.0.1 requirement 10.2.1.6)',
    sql: events(`eventname IN (${names(STOPS)})`, 365),
  },
  {
    name: 'PrivilegeChanges',
    description:
      'Who changed identities and what they may do, in the last 90 days (PCI DSS 4.0.1 requirement 10.2.1.5)',
    sql: events(
      "eventsource IN ('iam.amazonaws.com', 'sso.amazonaws.com', 'identitystore.amazonaws.com') AND coalesce(readonly, 'false') <> 'true'",
    ),
  },
  {
    name: 'KeyChanges',
    description: 'Who changed or gave away encryption keys in the last year',
    sql: events(`eventsource = 'kms.amazonaws.com' AND eventname IN (${names(KEY_CHANGES)})`, 365),
  },
];
