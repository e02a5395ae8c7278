using Stateless;

// One mistake per rule, reported by the analyzers in the package. `.ci/run` compares the reports with expected.txt.
var phone = new StateMachine<Line, Call>(Line.Idle);
phone.Configure(Line.Idle).Permit(Call.Dial, Line.Ringing);
phone.Configure(Line.Ringing).Permit(Call.Answer, Line.Connected);
phone.Fire(Call.HangUp); // LFC4001

public enum Line { Idle, Ringing, Connected, Held }

public enum Call { Dial, Answer, HangUp }

public static class Configurations
{
    public static void Single(StateMachine<Line, Call> phone)
    {
        phone.Configure(Line.Idle).Permit(Call.HangUp, Line.Idle); // LFC4002
        phone.Configure(Line.Ringing).Ignore(Call.Dial).Permit(Call.Dial, Line.Connected); // LFC4003
        phone.Configure(Line.Ringing).OnEntry(async () => await Task.Delay(1)); // LFC4005
        phone.Configure(Line.Ringing).PermitIf(Call.Answer, Line.Connected); // LFC4007
        phone.SetTriggerParameters<string>(Call.Dial);
        phone.SetTriggerParameters<string>(Call.Dial); // LFC4008
        phone.Configure(Line.Held).SubstateOf(Line.Held); // LFC4010
        phone.OnUnhandledTrigger((_, _) => { });
        phone.OnUnhandledTrigger((_, _) => { }); // LFC4012
    }

    public static void Asynchronous()
    {
        var phone = new StateMachine<Line, Call>(Line.Idle);
        phone
            .Configure(Line.Idle)
            .Permit(Call.Dial, Line.Ringing)
            .PermitIfAsync(Call.Answer, Line.Connected, () => Task.FromResult(true));
        phone.Configure(Line.Ringing).OnEntryAsync(() => Task.Delay(1));
        phone.Fire(Call.Dial); // LFC4004
    }

    public static void Guarded()
    {
        var phone = new StateMachine<Line, Call>(Line.Idle);
        phone.Configure(Line.Idle).PermitIfAsync(Call.Answer, Line.Connected, () => Task.FromResult(true));
        phone.Fire(Call.Answer); // LFC4006
    }

    public static void Parameters()
    {
        var phone = new StateMachine<Line, Call>(Line.Idle);
        var dial = phone.SetTriggerParameters<string>(Call.Dial);
        phone.Configure(Line.Idle).Permit(Call.Dial, Line.Ringing);
        phone.Configure(Line.Ringing).OnEntryFrom(dial, number => Console.WriteLine(number.Length));
        phone.Fire(Call.Dial); // LFC4009
    }

    public static void Whole()
    {
        var phone = new StateMachine<Line, Call>(Line.Idle);
        phone.Configure(Line.Idle).Permit(Call.Dial, Line.Ringing);
        phone.Configure(Line.Ringing).InitialTransition(Line.Connected); // LFC4011
        phone.Configure(Line.Held); // LFC4015
        phone.Configure(Line.Ringing).OnEntryFrom(Call.HangUp, () => { }); // LFC4016
    }

    public static void Immediate()
    {
        var phone = new StateMachine<Line, Call>(Line.Idle, FiringMode.Immediate);
        phone.Configure(Line.Idle).Permit(Call.Dial, Line.Ringing).OnExit(() => phone.Fire(Call.Dial)); // LFC4013
    }

    public static void Queued()
    {
        var phone = new StateMachine<Line, Call>(Line.Idle);
        phone.Configure(Line.Idle).Permit(Call.Dial, Line.Ringing);
        phone.Configure(Line.Ringing).Permit(Call.HangUp, Line.Idle).OnEntryAsync(async () =>
        {
            await phone.FireAsync(Call.HangUp); // LFC4014
            Console.WriteLine(phone.State);
        });
    }
}

public class Exchange
{
    private static readonly StateMachine<Line, Call> Phone = new(Line.Idle);

    static Exchange() => Phone.Configure(Line.Idle).PermitReentry(Call.Dial);

    public async Task DialAsync()
    {
        await Task.Yield();
        Phone.Fire(Call.Dial); // LFC4017
    }
}
