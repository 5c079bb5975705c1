import { checkStep } from './action/check-step';
import { commentStep } from './action/comment-step';

/** A step of the GitHub Action (`action.yml`), named by the only argument: `check` or `comment`. */
async function run(step: string | undefined): Promise<void> {
  switch (step) {
    case 'check':
      process.exitCode = await checkStep(process.env);
      return;
    case 'comment':
      return commentStep(process.env);
    default:
      console.error('action.js: name the step, check or comment');
      process.exitCode = 2;
  }
}

void run(process.argv[2]);
