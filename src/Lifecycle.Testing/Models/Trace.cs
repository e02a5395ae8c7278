namespace Lifecycle.Testing;

/// <summary>What happened in one trial, up to the first difference.</summary>
internal sealed class Trace<TTrigger>(Drawn subject)
    where TTrigger : notnull
{
    private readonly List<string> _outcomes = [];

    public List<(Call<TTrigger> Call, string What)> Steps { get; } = [];

    public bool Differs { get; private set; }

    /// <summary>Whether the system did not answer within the time-out.</summary>
    public bool IsHung => Exception is HungException;

    /// <summary>The difference after the last step, if the steps themselves agree.</summary>
    public string? Ending { get; private set; }

    public Exception? Exception { get; private set; }

    public Case<TTrigger> Case => new(subject, [.. Steps.Select(step => step.Call)]);

    /// <summary>
    /// What the system did, without texts of its own: those may hold times and ids that differ in each run.
    /// </summary>
    public string Outcome => string.Join('\n', _outcomes);

    /// <summary>Adds a step in which model and system agree.</summary>
    public void Add(Call<TTrigger> call, string what) => Add(call, what, what);

    /// <summary>Ends with a difference outside a step.</summary>
    public Trace<TTrigger> End(string ending, Exception? exception = null)
    {
        (Differs, Ending, Exception) = (true, exception is null ? ending : $"{ending} {Threw(exception)}", exception);
        _outcomes.Add($"{ending} {exception?.GetType()}");
        return this;
    }

    /// <summary>Ends with a step that differs.</summary>
    public void Fail(Call<TTrigger> call, string what, Exception? exception = null)
    {
        (Differs, Exception) = (true, exception);
        Add(call, exception is null ? what : $"{what} {Threw(exception)}", $"{what} {exception?.GetType()}");
    }

    private void Add(Call<TTrigger> call, string what, string outcome)
    {
        Steps.Add((call, what));
        _outcomes.Add($"{call.Trigger}: {outcome}");
    }

    private static string Threw(Exception exception) =>
        exception is HungException ? exception.Message : $"threw {exception.GetType().Name}: {exception.Message}";
}
