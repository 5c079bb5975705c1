import { UnreadError } from '../../live/account-reader';

/** The end of the time that a run may read in: what comes after it is said to be unread, never left out. */
export class Deadline {
  /** @param end milliseconds since 1970 */
  public constructor(private readonly end: number) {}

  public get isOver(): boolean {
    return Date.now() >= this.end;
  }

  /**
   * What a call gives, if it does so in time.
   *
   * @throws UnreadError when the time is over; whatever the call throws
   */
  public async within<Result>(call: () => Promise<Result>): Promise<Result> {
    if (this.isOver) throw outOfTime();
    const answered = call();
    answered.catch(() => {});
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, refuse) => {
      timer = setTimeout(() => refuse(outOfTime()), this.end - Date.now());
    });
    try {
      return await Promise.race([answered, late]);
    } finally {
      clearTimeout(timer);
    }
  }
}

function outOfTime(): UnreadError {
  return new UnreadError('it was not reached within the time of the run');
}
