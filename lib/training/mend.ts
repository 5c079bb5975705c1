/** Why a text was refused: a clause that tells what to write instead, without a final full stop. */
export class Mend {
  public constructor(public readonly text: string) {}
}
