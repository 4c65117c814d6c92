import { describe, expect, it } from 'vitest';
import { desks, HOUR, sentence } from './desk.js';

const open = desks();

const UNREADABLE = { attribution: 'on the record', embargo: { stated: 'when it is time', until: null } } as const;

describe('a document whose embargo can’t be read', () => {
  it.each(['readers', 'some'] as const)('is told to the editors, once, in a channel of %s', async (seen) => {
    const desk = open();
    desk.chat.audience = () => seen;
    await desk.say([{ by: 'Ann Lee', text: sentence(1) }], { title: 'A budget', groundRules: UNREADABLE });
    const courier = desk.courier();
    await courier.look();
    await courier.look();
    expect(desk.chat.posted.map(({ place }) => place.channel)).toEqual(['EDITORS']);
    expect(desk.chat.posted[0]!.shown.text).toContain('A budget');
  });

  it.each(['outsiders', 'unknown'] as const)(
    'is not told where %s see it, which the log says, and is later',
    async (seen) => {
      const desk = open();
      desk.chat.audience = () => seen;
      await desk.say([{ by: 'Ann Lee', text: sentence(1) }], { title: 'A budget', groundRules: UNREADABLE });
      const courier = desk.courier();
      await courier.look();
      await courier.look();
      expect(desk.chat.asked).toEqual([]);
      const told = () => desk.log.filter(({ msg }) => msg.startsWith('The editors are not told in their channel'));
      expect(told()).toHaveLength(1);
      desk.clock.at += HOUR;
      await courier.look();
      expect(told()).toHaveLength(2);
      desk.chat.audience = () => 'readers';
      await courier.look();
      expect(desk.chat.posted.map(({ place }) => place.channel)).toEqual(['EDITORS']);
    },
  );

  it('costs no question to the platform once it is told', async () => {
    const desk = open();
    let asked = 0;
    desk.chat.audience = () => {
      asked++;
      return 'readers';
    };
    await desk.say([{ by: 'Ann Lee', text: sentence(1) }], { groundRules: UNREADABLE });
    const courier = desk.courier();
    for (let looks = 0; looks < 3; looks++) await courier.look();
    expect(asked).toBe(1);
  });
});
