import {
  DeleteParameterCommand,
  GetParameterCommand,
  ParameterAlreadyExists,
  ParameterNotFound,
  PutParameterCommand,
  type SSMClient,
} from '@aws-sdk/client-ssm';
import * as z from 'zod';
import { UserError } from '../../errors';

const limit = z.number().int().positive();

/** What is needed to undo the switch, and who raised it. At most 3 KB: a web ACL holds ten rate-based rules. */
const savedState = z.object({
  /** Instant in UTC, as `2026-11-27T10:00:00.000Z`. */
  raisedAt: z.string(),
  reason: z.string().optional(),
  /** The automation execution that raised it. */
  execution: z.string().optional(),
  limits: z.record(z.string(), z.object({ original: limit, lowered: limit })),
  insertion: z.object({ priority: z.number().int().min(0), shifted: z.number().int().min(0) }),
});

/** The web ACL before it was raised. */
export type SavedState = z.infer<typeof savedState>;

/** The parameter of AWS Systems Manager that holds the state. It exists while the switch is raised, and only then. */
export class StateParameter {
  public constructor(
    private readonly client: SSMClient,
    private readonly name: string,
  ) {}

  /**
   * The saved state, or undefined when the switch is not raised.
   *
   * @throws UserError when the parameter holds something else
   */
  public async read(): Promise<SavedState | undefined> {
    try {
      const { Parameter: parameter } = await this.client.send(new GetParameterCommand({ Name: this.name }));
      return this.parsed(parameter?.Value ?? '');
    } catch (error) {
      if (error instanceof ParameterNotFound) return undefined;
      throw error;
    }
  }

  /**
   * Saves the first state of an attack. A state that is there already is never lost: it holds the only record of the
   * original limits.
   *
   * @throws UserError when a state was saved meanwhile
   */
  public async create(state: SavedState): Promise<void> {
    try {
      await this.put(state, false);
    } catch (error) {
      if (!(error instanceof ParameterAlreadyExists)) throw error;
      throw new UserError(`another run of the switch saved ${this.name} meanwhile; ask for the status and raise again`);
    }
  }

  /** Replaces the state that was read. */
  public async replace(state: SavedState): Promise<void> {
    await this.put(state, true);
  }

  /** Forgets the state, if there is any. */
  public async delete(): Promise<void> {
    try {
      await this.client.send(new DeleteParameterCommand({ Name: this.name }));
    } catch (error) {
      if (!(error instanceof ParameterNotFound)) throw error;
    }
  }

  private async put(state: SavedState, overwrite: boolean): Promise<void> {
    await this.client.send(
      new PutParameterCommand({
        Name: this.name,
        Type: 'String',
        Value: JSON.stringify(state),
        Overwrite: overwrite,
      }),
    );
  }

  private parsed(value: string): SavedState {
    try {
      return savedState.parse(JSON.parse(value));
    } catch {
      throw new UserError(
        `the parameter ${this.name} holds no state of this switch; set the web ACL's limits by hand and delete the parameter`,
      );
    }
  }
}
