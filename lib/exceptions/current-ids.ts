import { CONTROL_HISTORY, type ControlHistory, currentId } from '../controls/control-history';
import type { Exception } from './exception';

/** An exception that names controls by the ids that they have today. */
export function withCurrentIds(exception: Exception, history: ControlHistory = CONTROL_HISTORY): Exception {
  const controls = [...new Set(exception.controls.map((id) => currentId(id, history)))];
  return { ...exception, controls };
}
