import {
  AdminGetUserCommand,
  AdminListDevicesCommand,
  type AttributeType,
  type CognitoIdentityProviderClient,
  type DeviceType,
  paginateAdminListGroupsForUser,
  paginateAdminListUserAuthEvents,
} from '@aws-sdk/client-cognito-identity-provider';
import type { S3Client } from '@aws-sdk/client-s3';
import type { StoreEvent, StoreResult } from '../../privacy-steps/store-contract';
import { writePage } from '../privacy/export-output';
import { findAccount } from './find-account';
import type { UserPoolStore } from './user-pool-store';

/** Exports what a user pool knows of a person: attributes, groups, factors, devices and sign-ins. */
export async function exportAccount(
  event: StoreEvent,
  store: UserPoolStore,
  client: CognitoIdentityProviderClient,
  bucket: S3Client,
): Promise<StoreResult> {
  const { userPoolId: UserPoolId } = store;
  const account = await findAccount(client, UserPoolId, event.subject);
  const items: object[] = [];
  if (account?.Username !== undefined) {
    const user = { UserPoolId, Username: account.Username };
    const found = await client.send(new AdminGetUserCommand(user));
    items.push({
      userName: account.Username,
      created: account.UserCreateDate,
      lastModified: account.UserLastModifiedDate,
      status: account.UserStatus,
      enabled: account.Enabled,
      attributes: byName(found.UserAttributes),
      secondFactors: found.UserMFASettingList ?? [],
      groups: await groupsOf(client, user),
      ...(store.devices ? { devices: await devicesOf(client, user) } : {}),
      ...(store.signInEvents ? { signIns: await signInsOf(client, user) } : {}),
    });
  }
  const digest = await writePage(bucket, event, items);
  return { status: 'done', items: items.length, digest };
}

interface User {
  readonly UserPoolId: string;
  readonly Username: string;
}

async function groupsOf(client: CognitoIdentityProviderClient, user: User): Promise<readonly string[]> {
  const names: string[] = [];
  for await (const { Groups: groups } of paginateAdminListGroupsForUser({ client }, { ...user })) {
    names.push(...(groups ?? []).flatMap(({ GroupName: name }) => name ?? []));
  }
  return names;
}

async function devicesOf(client: CognitoIdentityProviderClient, user: User): Promise<readonly object[]> {
  const devices: DeviceType[] = [];
  let token: string | undefined;
  do {
    const page: { readonly Devices?: DeviceType[]; readonly PaginationToken?: string } = await client.send(
      new AdminListDevicesCommand({ ...user, ...(token === undefined ? {} : { PaginationToken: token }) }),
    );
    devices.push(...(page.Devices ?? []));
    token = page.PaginationToken;
  } while (token !== undefined);
  return devices.map(({ DeviceAttributes: attributes, DeviceCreateDate: created, ...device }) => ({
    attributes: byName(attributes),
    created,
    lastUsed: device.DeviceLastAuthenticatedDate,
  }));
}

async function signInsOf(client: CognitoIdentityProviderClient, user: User): Promise<readonly object[]> {
  const events: object[] = [];
  for await (const { AuthEvents: found } of paginateAdminListUserAuthEvents({ client }, { ...user })) {
    events.push(
      ...(found ?? []).map(({ EventType, EventResponse, CreationDate, EventContextData: context }) => ({
        kind: EventType,
        result: EventResponse,
        at: CreationDate,
        address: context?.IpAddress,
        device: context?.DeviceName,
        city: context?.City,
        country: context?.Country,
      })),
    );
  }
  return events;
}

function byName(attributes: readonly AttributeType[] | undefined): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries((attributes ?? []).map(({ Name: name, Value: value }) => [name ?? '', value]));
}
