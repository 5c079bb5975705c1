/** A question of an assessor, as a saved query. */
export interface LakeQuery {
  /** PascalCase; the end of its name in the console. */
  readonly name: string;
  /** The question, with the requirement behind it where there is one. */
  readonly description: string;
  /** SQL of Athena engine version 3. A `?` is asked for when the query runs. */
  readonly sql: string;
}
