import { onceAllowed } from '../../../lib/handlers/custom-resource/once-allowed';

const refusal = () => Object.assign(new Error('not yet'), { name: 'AccessDeniedException' });

describe('once allowed', () => {
  test.each([0, 1, 2])('what is refused %i times first is done in the end', async (refusals) => {
    const action = jest.fn().mockResolvedValue('done');
    for (let count = 0; count < refusals; count++) action.mockRejectedValueOnce(refusal());

    await expect(onceAllowed(action, [1, 1])).resolves.toBe('done');

    expect(action).toHaveBeenCalledTimes(refusals + 1);
  });

  test('what stays refused is, after three attempts', async () => {
    const action = jest.fn().mockRejectedValue(refusal());

    await expect(onceAllowed(action, [1, 1])).rejects.toThrow('not yet');

    expect(action).toHaveBeenCalledTimes(3);
  });

  test('another fault is not waited for', async () => {
    const action = jest.fn().mockRejectedValue(new Error('Throttling'));

    await expect(onceAllowed(action, [60_000])).rejects.toThrow('Throttling');

    expect(action).toHaveBeenCalledTimes(1);
  });
});
