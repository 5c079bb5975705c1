/** A payment page could not be looked at: the monitor's failure, not a difference of the page. */
export class PageNotSeenError extends Error {
  public constructor(url: string, why: string) {
    super(`${url} was not seen: ${why}`);
    this.name = new.target.name;
  }
}
