/** What is said when something cannot be taken in. `{min}`, `{max}` are filled in from the field's own limits. */
import type { FaultCode } from '../../domain/faults.ts';

const fieldErrors: Record<string, Partial<Record<FaultCode, string>>> = {
  title: {
    required: 'Write a title.',
    tooShort: 'Write a title of at least {min} characters.',
    tooLong: 'Shorten the title to {max} characters at most.',
  },
  description: {
    required: 'Tell us in a few words.',
    tooShort: 'Tell us a little more, at least {min} characters.',
    tooLong: 'Shorten the text to {max} characters at most.',
  },
  helps: { tooLong: 'Shorten what you wrote about who or what it helps to {max} characters at most.' },
  needsNote: { tooLong: 'Shorten what you wrote about what is needed to {max} characters at most.' },
  topics: { tooMany: 'Tick {max} topics at most.' },
  areas: { tooMany: 'Tick {max} areas at most.' },
  displayName: { tooLong: 'Shorten the name to {max} characters at most.' },
  email: {
    required: 'Write an e-mail address or a phone number, so that someone can answer you.',
    format: 'Write the e-mail address as in namn@exempel.se.',
    tooLong: 'Write an e-mail address of {max} characters at most.',
  },
  phone: {
    format: 'Write a phone number with at least six digits, as in 070-123 45 67.',
    tooLong: 'Shorten the phone number to {max} characters at most.',
  },
  gives: { required: 'Tick at least one thing that you can help with.' },
  idea: {
    format: 'Write the number of the idea as in K3-7M2Q-9XRT, or leave the field empty.',
    unknownReference: 'We find no idea with that number. Check that it is right, or leave the field empty.',
  },
  words: { required: 'Write a few words.' },
  informed: { required: 'Tick to say that you understand that what you write becomes a public record.' },
};

const anyField: Record<FaultCode, string> = {
  required: 'This is something we need to know.',
  tooShort: 'Write at least {min} characters.',
  tooLong: 'Write {max} characters at most.',
  tooMany: 'Tick {max} at most.',
  choice: 'Choose something from the list.',
  format: 'Write it in another way.',
  type: 'Send this field in the shape that the form gives it.',
  unknown: 'There is no such field. Take it away.',
  repeated: 'This field came twice. Send it once.',
  unknownReference: 'We find nothing with that number.',
  onlyGreeting: 'Write something more than the greeting. It says nothing on its own.',
};

export const errors = {
  /** How a page's title begins when something needs mending. */
  titlePrefix: 'Error: ',
  fieldErrors,
  anyField,
  summary: {
    invalid: {
      heading: 'Almost there',
      message: 'A few things need to be changed. Everything you wrote is still here.',
    },
    tooMany: {
      heading: 'Wait a little while',
      message:
        'A lot has come from here in a short time. Everything you wrote is still here. Send it again in {minutes}.',
    },
    away: {
      heading: 'It could not be saved just now',
      message:
        'The fault is ours, not yours. Everything you wrote is still here. Wait a while and send it again.',
    },
  },
  /** Below what people cannot mend by themselves, and what our log has a line about. */
  note: 'Are you getting in touch about this? Tell us the code, and we will find what happened: {id}',
  /** Above what somebody had typed and that could not be taken in. */
  kept: 'This is what you wrote',
  minutes: (count: number) => (count === 1 ? 'one minute' : `${count} minutes`),
  /** Pages of their own, for what cannot come back as a filled-in form. */
  pages: {
    malformed: {
      title: 'It could not be read',
      message: 'What was sent could not be read. Go back and send it again.',
    },
    forbidden: {
      title: 'Send it from our own page',
      message: 'This came from another website. Open the form here with us and send it from there.',
    },
    method: {
      title: 'This address takes what forms send',
      message: 'Open the form and send it from there.',
    },
    mediaType: {
      title: 'We do not recognise the format',
      message: 'Send it as an ordinary form or as JSON.',
    },
    tooLarge: {
      title: 'It was too much at once',
      message: 'Go back in your browser: what you wrote is there. Shorten the text and send it again.',
    },
    closed: {
      title: 'Right now we are not taking in more',
      message:
        'The form is closed. Go back in your browser: what you wrote is there. Save it, and please come again.',
    },
    broken: {
      title: 'Something broke on our side',
      message: 'The fault is ours. Go back: what you wrote is there. Then try again.',
    },
    back: 'To the form',
    /** Not a page but a line of text, for what only a program would try. */
    onlyRead: { title: 'Here you can only read', message: 'Open the form if you want to send something.' },
  },
};
