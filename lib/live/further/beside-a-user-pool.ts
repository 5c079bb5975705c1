import { whole } from '../account-reader';
import type { LiveResource } from '../live-template';
import { type Gather, liveResource, subjectArn, subjectRef, textOf } from './gathered';
import { readWebAcl, WEB_ACL } from './web-acls';

const USER_POOL = 'AWS::Cognito::UserPool';
const CLIENT = 'AWS::Cognito::UserPoolClient';
const RISK_CONFIGURATION = 'AWS::Cognito::UserPoolRiskConfigurationAttachment';
/** A risk configuration for every app client that has none of its own. */
const ALL_CLIENTS = 'ALL';

/** The web ACL before a user pool, and what puts it there. */
export const userPoolWebAcl: Gather = async (subject, reader) => {
  if (subject.type !== USER_POOL) return {};
  const arn = await reader.webAclOf(textOf(subject, 'Arn'));
  if (arn === undefined) return {};
  const webAcl = liveResource(WEB_ACL, await readWebAcl(reader, arn));
  const Properties = { ResourceArn: subjectArn, WebACLArn: { 'Fn::GetAtt': ['WebAcl', 'Arn'] } };
  return { resources: { WebAcl: webAcl, Association: { Type: 'AWS::WAFv2::WebACLAssociation', Properties } } };
};

/** What a user pool does at a sign-in of some risk: for all app clients, and for those that have their own. */
export const userPoolRiskConfiguration: Gather = async ({ type, identifier }, reader) => {
  if (type !== USER_POOL) return {};
  const resources: Record<string, LiveResource> = {};
  const addRisk = async (id: string, client: string, clientId: unknown) => {
    const risk = await reader.read(RISK_CONFIGURATION, `${identifier}|${client}`);
    const links = { UserPoolId: subjectRef, ClientId: clientId };
    if (risk !== undefined) resources[id] = liveResource(RISK_CONFIGURATION, risk, links);
  };
  await addRisk('Risk', ALL_CLIENTS, ALL_CLIENTS);
  const clients = whole(CLIENT, await reader.list(CLIENT, { UserPoolId: identifier }));
  for (const [index, client] of clients.entries()) {
    const clientId = client.split('|')[1] ?? client;
    resources[`Client${index}`] = { Type: CLIENT, Properties: { UserPoolId: subjectRef, ClientId: clientId } };
    await addRisk(`Risk${index}`, clientId, { Ref: `Client${index}` });
  }
  return { resources };
};

/** Where a user pool sends its sign-in events. */
export const userPoolLogDelivery: Gather = async ({ type, identifier }, reader) => {
  if (type !== USER_POOL) return {};
  const configurations = await reader.logDelivery(identifier);
  if (configurations === undefined) return {};
  const delivery = liveResource(
    'AWS::Cognito::LogDeliveryConfiguration',
    { LogConfigurations: configurations },
    { UserPoolId: subjectRef },
  );
  return { resources: { LogDelivery: delivery } };
};

/** The second factors of a user pool, which its own read leaves out. */
export const userPoolMfaFactors: Gather = async ({ type, identifier }, reader) =>
  type === USER_POOL ? { completes: { EnabledMfas: await reader.mfaFactors(identifier) } } : {};

/** The user pool of what belongs to one, such as an app client. */
export const userPool: Gather = async (subject, reader) => {
  if (subject.type === USER_POOL) return {};
  const pool = await reader.read(USER_POOL, textOf(subject, 'UserPoolId'));
  if (pool === undefined) return {};
  return { completes: { UserPoolId: { Ref: 'UserPool' } }, resources: { UserPool: liveResource(USER_POOL, pool) } };
};
