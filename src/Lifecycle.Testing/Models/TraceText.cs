using System.Globalization;
using System.Text;

namespace Lifecycle.Testing;

/// <summary>Writes what happened in a trial.</summary>
internal static class TraceText
{
    public static string Of<TStage, TTrigger>(Setup<TStage, TTrigger> setup, Trace<TTrigger> trace)
        where TStage : notnull
        where TTrigger : notnull
    {
        var text = new StringBuilder();
        if (SubjectOf(setup, trace.Case.Subject) is { } subject)
            text.Append(CultureInfo.InvariantCulture, $"\n  The subject is {subject}.");

        for (var index = 0; index < trace.Steps.Count; index++)
        {
            var (call, what) = trace.Steps[index];
            text.Append(CultureInfo.InvariantCulture, $"\n  {index + 1}. {CallOf(setup, call)}: {what}");
        }

        if (trace.Ending is { } ending)
            text.Append(CultureInfo.InvariantCulture, $"\n  {ending}");

        return text.ToString();
    }

    /// <summary>The subject as text, or <see langword="null"/> if nothing of it was drawn.</summary>
    public static string? SubjectOf<TStage, TTrigger>(Setup<TStage, TTrigger> setup, Drawn subject)
        where TStage : notnull
        where TTrigger : notnull => subject.Choices.Count == 0 ? null : Value(() => setup.Subject(new(subject)));

    /// <summary>A trigger, with its payload if it has one.</summary>
    public static string CallOf<TStage, TTrigger>(Setup<TStage, TTrigger> setup, Call<TTrigger> call)
        where TStage : notnull
        where TTrigger : notnull
    {
        var payload = Value(() => setup.Payload(call.Trigger, new(call.Payload)));
        return payload == ValueText.Of(null) ? $"{call.Trigger}" : $"{call.Trigger} with {payload}";
    }

    private static string Value(Func<object?> make)
    {
        try
        {
            return ValueText.Of(make());
        }
        catch (Exception exception)
        {
            return exception.GetType().Name;
        }
    }
}
