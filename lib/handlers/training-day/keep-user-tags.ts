import {
  type IAMClient,
  ListUserTagsCommand,
  paginateListUsers,
  type Tag,
  TagUserCommand,
  UntagUserCommand,
} from '@aws-sdk/client-iam';
import type { Currency } from '../../training/currency';
import { PrincipalKind } from '../../training/principal';
import { TRAINING_TAG } from '../../training/quarter';
import type { DayLog } from './day-log';

/**
 * Brings the gate's tag of every IAM user of the account in step with the register: who is current carries it, and nobody
 * else, whoever wrote it.
 */
export async function keepUserTags(client: IAMClient, all: readonly Currency[], log: DayLog): Promise<void> {
  const names: string[] = [];
  let isRead = false;
  await log.shut('the users of IAM could not be listed', async () => {
    for await (const { Users: users = [] } of paginateListUsers({ client }, {})) {
      names.push(...users.flatMap(({ UserName: name }) => name ?? []));
    }
    isRead = true;
  });
  if (!isRead) return;
  const wanted = wantedTags(all);
  for (const name of names) {
    await log.shut('the tag of a user of IAM could not be kept', () => keepTag(client, name, wanted.get(name)));
  }
  for (const name of wanted.keys()) {
    if (!names.includes(name)) log.fail('a user of IAM in the register does not exist', 'unknown-user');
  }
  log.info('the tags of the users of IAM were brought in step', { users: names.length, trained: wanted.size });
}

function wantedTags(all: readonly Currency[]): ReadonlyMap<string, string> {
  return new Map(
    all.flatMap(({ state, trainedThrough, member }) =>
      state !== 'current' || trainedThrough === undefined
        ? []
        : member.principals
            .filter(({ kind }) => kind === PrincipalKind.IAM_USER)
            .map(({ name }) => [name, trainedThrough] as const),
    ),
  );
}

async function keepTag(client: IAMClient, UserName: string, wanted: string | undefined): Promise<void> {
  const present = await tagOf(client, UserName);
  if (present?.Value === wanted) return;
  if (wanted === undefined) {
    await client.send(new UntagUserCommand({ UserName, TagKeys: [present?.Key ?? TRAINING_TAG] }));
  } else {
    await client.send(new TagUserCommand({ UserName, Tags: [{ Key: TRAINING_TAG, Value: wanted }] }));
  }
}

/**
 * A user has at most 50 tags, which is one page ("ListUserTags", IAM API Reference). IAM holds keys for equal that differ by
 * case alone.
 */
async function tagOf(client: IAMClient, UserName: string): Promise<Tag | undefined> {
  const { Tags: tags = [] } = await client.send(new ListUserTagsCommand({ UserName, MaxItems: 100 }));
  return tags.find(({ Key: key = '' }) => key.toLowerCase() === TRAINING_TAG.toLowerCase());
}
