import type { Currency } from '../../training/currency';
import { PrincipalKind } from '../../training/principal';
import type { DayLog } from './day-log';
import type { Membership, TrainedGroup } from './trained-group';

/**
 * Brings the group in step with the register: who is current is in it, and nobody else, whoever put them there. Those who
 * must leave leave first.
 */
export async function keepGroup(group: TrainedGroup, all: readonly Currency[], log: DayLog): Promise<void> {
  let members: readonly Membership[] = [];
  let isRead = false;
  await log.shut('the group of the trained could not be read', async () => {
    members = await group.memberships();
    isRead = true;
  });
  if (!isRead) return;
  const trained = new Set(all.filter(({ state }) => state === 'current').flatMap(userIdsOf));
  const leaving = members.filter(({ userId }) => userId === undefined || !trained.has(userId));
  for (const membership of leaving) {
    await log.shut('somebody could not be taken out of the group', () => group.remove(membership));
  }
  const inside = new Set(members.map(({ userId }) => userId));
  const joining = [...trained].filter((userId) => !inside.has(userId));
  for (const userId of joining) {
    await log.attempt('somebody could not be taken into the group', () => group.add(userId));
  }
  log.info('the group was brought in step', { before: members.length, left: leaving.length, joined: joining.length });
}

function userIdsOf({ member }: Currency): readonly string[] {
  return member.principals.flatMap(({ kind, name }) => (kind === PrincipalKind.IDENTITY_CENTER ? [name] : []));
}
