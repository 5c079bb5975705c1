/** How often AWS Config records what changed; it charges for each record. */
export enum RecordingFrequency {
  /** Each change, as it happens. */
  CONTINUOUS = 'CONTINUOUS',
  /** The state of a day, where it differs from that of the day before. Rules see a change up to a day late. */
  DAILY = 'DAILY',
}
