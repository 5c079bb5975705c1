import { certainText } from '../certain-value';
import type { Resource } from '../resource';
import { DATA_LABELS } from '../template-metadata';
import { STATEFUL_TYPES } from './stateful-type';

/** What is no customer's: records about the shop, and what it publishes. */
const OTHER_CLASSES = ['logs', 'content'];

/**
 * The class of customer data that the label of a store or key names, such as `orders`. Of resources whose tags are a list;
 * undefined where none is named, it is no customer's, or the template does not tell.
 */
export function customerDataClassOf(store: Resource): string | undefined {
  // A key holds no data, and has the label of what it opens.
  const [parent = '', child] = (STATEFUL_TYPES[store.type]?.path ?? 'Tags').split('[].');
  const place = store.at(parent);
  const lists = child === undefined ? [place] : place.items().map((item) => item.at(child));
  const dataClass = lists
    .flatMap((tags) => tags.items())
    .filter((tag) => certainText(tag.at('Key')) === DATA_LABELS.dataClass)
    .map((tag) => certainText(tag.at('Value')))[0];
  return dataClass === undefined || OTHER_CLASSES.includes(dataClass) ? undefined : dataClass;
}
