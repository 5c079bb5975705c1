import {
  CreateGroupMembershipCommand,
  DeleteGroupMembershipCommand,
  type IdentitystoreClient,
  paginateListGroupMemberships,
} from '@aws-sdk/client-identitystore';
import type { GroupSettings } from './day-settings';

/** That somebody is in the group. */
export interface Membership {
  readonly membershipId: string;
  /** Absent for a member that is no user. */
  readonly userId?: string;
}

/** The group of IAM Identity Center whose members may touch customer data. */
export class TrainedGroup {
  public constructor(
    private readonly client: IdentitystoreClient,
    private readonly settings: GroupSettings,
  ) {}

  /** Everybody who is in it. */
  public async memberships(): Promise<readonly Membership[]> {
    const { identityStoreId: IdentityStoreId, groupId: GroupId } = this.settings;
    const found: Membership[] = [];
    const pages = paginateListGroupMemberships({ client: this.client }, { IdentityStoreId, GroupId });
    for await (const { GroupMemberships: memberships = [] } of pages) {
      for (const { MembershipId: membershipId, MemberId: member } of memberships) {
        if (membershipId === undefined) continue;
        found.push({ membershipId, ...(member?.UserId === undefined ? {} : { userId: member.UserId }) });
      }
    }
    return found;
  }

  /** Takes somebody in, who may be in it already. */
  public async add(userId: string): Promise<void> {
    const { identityStoreId: IdentityStoreId, groupId: GroupId } = this.settings;
    const command = new CreateGroupMembershipCommand({ IdentityStoreId, GroupId, MemberId: { UserId: userId } });
    await unless('ConflictException', this.client.send(command));
  }

  /** Takes somebody out, who may be out already. */
  public async remove({ membershipId: MembershipId }: Membership): Promise<void> {
    const { identityStoreId: IdentityStoreId } = this.settings;
    const command = new DeleteGroupMembershipCommand({ IdentityStoreId, MembershipId });
    await unless('ResourceNotFoundException', this.client.send(command));
  }
}

async function unless(name: string, call: Promise<unknown>): Promise<void> {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof Error) || error.name !== name) throw error;
  }
}
