using System.Reflection;

namespace Lifecycle;

/// <summary>Describes a criterion class: its id, its requirement, its severity and its source.</summary>
/// <param name="id">The id, unique within a lifecycle, for example <c>IMP-02</c>.</param>
/// <param name="title">The requirement, as a sentence without a full stop.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class CriterionAttribute(string id, string title) : Attribute
{
    /// <summary>The id, unique within a lifecycle.</summary>
    public string Id { get; } = id;

    /// <summary>The requirement, as a sentence without a full stop.</summary>
    public string Title { get; } = title;

    /// <summary>The weight of the criterion. Default: <see cref="Severity.Mandatory"/>.</summary>
    public Severity Severity { get; set; }

    /// <summary>The law, standard or document that the criterion comes from.</summary>
    public string? Source { get; set; }

    /// <summary>
    /// How long an evaluation may take, in milliseconds. 0, the default, means
    /// <c>InstanceOptions.CriterionTimeout</c>. A negative value is a fault of the definition.
    /// </summary>
    public int TimeoutMilliseconds { get; set; }

    /// <summary>Reads the description of a criterion class from its attribute.</summary>
    /// <typeparam name="TCriterion">The criterion class.</typeparam>
    /// <returns>
    /// The description. A class without the attribute is mandatory, and its name serves as id and title.
    /// </returns>
    public static CriterionDescription Describe<TCriterion>() => PerType<TCriterion>.Description;

    /// <inheritdoc cref="Describe{TCriterion}"/>
    /// <param name="criterion">The criterion class.</param>
    internal static CriterionDescription Read(Type criterion) =>
        criterion.GetCustomAttribute<CriterionAttribute>() is { } attribute
            ? new(
                attribute.Id,
                attribute.Title,
                attribute.Severity,
                attribute.Source,
                attribute.TimeoutMilliseconds != 0 ? TimeSpan.FromMilliseconds(attribute.TimeoutMilliseconds) : null)
            : new(criterion.Name, criterion.Name);

    // Reading an attribute takes a microsecond, and a definition of many stages reads that of one class many times.
    private static class PerType<TCriterion>
    {
        internal static readonly CriterionDescription Description = Read(typeof(TCriterion));
    }
}
