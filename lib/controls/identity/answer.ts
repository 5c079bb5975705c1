/** What the template says of a question: yes, no, or `undefined` where a parameter, import or condition decides. */
export type Answer = boolean | undefined;

/** Whether all are so. */
export function both(...answers: readonly Answer[]): Answer {
  if (answers.includes(false)) return false;
  return answers.includes(undefined) ? undefined : true;
}

/** Whether one is so. */
export function either(...answers: readonly Answer[]): Answer {
  if (answers.includes(true)) return true;
  return answers.includes(undefined) ? undefined : false;
}

/** Whether it is not so. */
export function not(answer: Answer): Answer {
  return answer === undefined ? undefined : !answer;
}
