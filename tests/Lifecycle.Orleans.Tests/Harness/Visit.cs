using System.Text.Json.Serialization;

namespace Lifecycle.Orleans.Tests.Harness;

/// <summary>The subject of <see cref="VisitLifecycle"/>.</summary>
public sealed class Visit
{
    public List<string> Notes { get; set; } = [];
}

/// <summary>A payload.</summary>
public sealed record Note(string Text, DateOnly? On = null);

/// <summary>A payload that JSON does not bring back: its setter is private.</summary>
public sealed class Badge
{
    public Badge()
    {
    }

    public Badge(int number) => Number = number;

    public int Number { get; private set; }
}

public record Noted(string Text);

/// <summary>An event that the JSON options do not describe.</summary>
public sealed record Unwritable() : Noted("unwritable");

/// <summary>An exception of the application.</summary>
public sealed class GateIsStuckException(string message) : Exception(message)
{
    public int Gate { get; } = 7;
}

[JsonSerializable(typeof(Visit))]
[JsonSerializable(typeof(Note))]
[JsonSerializable(typeof(Badge))]
[JsonSerializable(typeof(Noted))]
internal sealed partial class VisitJson : JsonSerializerContext;
