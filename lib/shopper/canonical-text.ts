/**
 * Characters that no honest message needs and that make it look like another one: controls other than the line feed,
 * backslashes, which browsers take for slashes, marks that reverse the direction of reading, line separators, halves of
 * surrogate pairs, and private characters.
 */
const HIDING = /(?!\n)\p{Cc}|\\|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]|\p{Cs}|\p{Co}/u;

/** What is not shown, or what names of hosts lose when they are looked up ("Unicode IDNA Compatibility Processing"). */
const NOT_SHOWN = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/** The first character of a text that hides what the text says, if there is one. */
export function hidingCharacter(text: string): string | undefined {
  return HIDING.exec(text)?.[0];
}

/**
 * A text as a mail client reads it when it looks for links: in lower case, without characters that are not shown, with
 * look-alikes such as full-width letters as what they stand for, and percent-encoding undone.
 */
export function canonicalText(text: string): string {
  const folded = text.replace(NOT_SHOWN, '').normalize('NFKC').replace(NOT_SHOWN, '').toLowerCase();
  // An ideographic full stop parts the labels of a host, too; after an ideograph it ends a sentence.
  return withoutPercentEncoding(folded.replace(/(?<=[a-z0-9-])[\u3002\uff61](?=[a-z0-9-])/g, '.'));
}

function withoutPercentEncoding(text: string): string {
  let decoded = text;
  for (;;) {
    const next = decoded.replace(/%([2-7][0-9a-f])/g, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)).toLowerCase(),
    );
    // Each round makes the text shorter, so this ends.
    if (next === decoded) return decoded;
    decoded = next;
  }
}
