/** What ConfigBaseline deploys as conformance packs, which show a compliance score of their own. */
export enum PackContents {
  /** The process checks, and the core set of rules. */
  CORE = 'core',
  /** The process checks alone; every rule stands on its own. For an account whose own packs need the room. */
  PROCESS_CHECKS = 'process-checks',
  /** No pack and so no process checks: attestations have no place in AWS Config then. */
  NONE = 'none',
}
