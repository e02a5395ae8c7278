namespace Lifecycle;

/// <summary>Describes a criterion class: its id, what it requires, how severe it is and where it comes from.</summary>
/// <param name="id">The id, unique within a lifecycle, for example <c>IMP-02</c>.</param>
/// <param name="title">What is required, as a sentence without a full stop.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class CriterionAttribute(string id, string title) : Attribute
{
    /// <summary>The id, unique within a lifecycle.</summary>
    public string Id { get; } = id;

    /// <summary>What is required, as a sentence without a full stop.</summary>
    public string Title { get; } = title;

    /// <summary>
    /// How much weight the criterion carries. <see cref="Severity.Mandatory"/> unless said otherwise.
    /// </summary>
    public Severity Severity { get; set; }

    /// <summary>The law, standard or document that the criterion comes from.</summary>
    public string? Source { get; set; }

    /// <summary>
    /// How long the criterion may take, in milliseconds; 0 leaves it to <see cref="InstanceOptions.CriterionTimeout"/>.
    /// </summary>
    public int TimeoutMilliseconds { get; set; }
}
