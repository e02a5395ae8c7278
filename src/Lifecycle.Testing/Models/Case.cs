namespace Lifecycle.Testing;

/// <summary>What a system is tested with: what its subject is drawn from, and the calls in order. Immutable.</summary>
internal sealed record Case<TTrigger>(Drawn Subject, IReadOnlyList<Call<TTrigger>> Calls)
    where TTrigger : notnull
{
    /// <summary>The subject, and then the payload of each call.</summary>
    public IReadOnlyList<Drawn> Values => [Subject, .. Calls.Select(call => call.Payload)];

    /// <summary>The same without some of its calls.</summary>
    public Case<TTrigger> Without((int From, int Size) cut) =>
        this with { Calls = [.. Calls.Take(cut.From), .. Calls.Skip(cut.From + cut.Size)] };

    /// <summary>The same with another number in one of its <see cref="Values"/>.</summary>
    public Case<TTrigger> With(int value, int choice, long number)
    {
        if (value == 0)
            return this with { Subject = Subject.With(choice, number) };

        var calls = Calls.ToArray();
        calls[value - 1] = calls[value - 1] with { Payload = calls[value - 1].Payload.With(choice, number) };
        return this with { Calls = calls };
    }
}
