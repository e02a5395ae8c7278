using Stateless;

namespace OptIn;

public static class Desk
{
    public static void Dial()
    {
        var phone = new StateMachine<Line, Call>(Line.Idle);
        phone.Configure(Line.Idle).Permit(Call.Dial, Line.Ringing); // LFC4018
        phone.Fire(Call.Dial);
    }
}
