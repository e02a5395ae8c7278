using Stateless;

namespace Net472
{
    public enum Line { Idle, Ringing, Connected }

    public enum Call { Dial, Answer, HangUp }

    public static class Phone
    {
        public static void HangUpTooEarly()
        {
            var machine = new StateMachine<Line, Call>(Line.Idle);
            machine.Configure(Line.Idle).Permit(Call.Dial, Line.Ringing);
            machine.Configure(Line.Ringing).Permit(Call.Answer, Line.Connected);
            machine.Fire(Call.HangUp);
        }

        public static void Configure(StateMachine<Line, Call> machine)
        {
            machine.Configure(Line.Idle).Permit(Call.HangUp, Line.Idle);
        }
    }
}
